import Foundations
import Tensors

/// The non-linearity after a convolution or a dense layer.
public enum Activation: Sendable, Equatable {
    case none
    case relu
    case leakyRelu(slope: Double)
    case elu

    /// Those with a name in the language.
    static let named: [Activation] = [.leakyRelu(slope: defaultSlope), .relu, .elu, .none]
    public static let names = named.map(\.name)

    /// The activation of a name the language uses: "relu", "leaky_relu" (slope 0.01), "elu", "none".
    public init(named name: String) throws {
        guard let found = Self.named.first(where: { $0.name == name }) else {
            throw Problem.unknown("activation", name, among: Self.names, argument: "activation")
        }
        self = found
    }

    static let defaultSlope = 0.01

    /// The slope for negative values, as initialisation needs it.
    var slope: Double {
        switch self {
        case .none: 1
        case .relu, .elu: 0
        case .leakyRelu(let slope): slope
        }
    }

    /// The slope by which it can be fused into the operation before it; nil where it cannot.
    var fusedSlope: Double? {
        if case .elu = self { return nil }
        return slope
    }

    public var name: String {
        switch self {
        case .none: "none"
        case .relu: "relu"
        case .leakyRelu: "leaky_relu"
        case .elu: "elu"
        }
    }

    func callAsFunction(_ x: Tensor) throws -> Tensor {
        switch self {
        case .none: x
        case .relu: try x.relu()
        case .leakyRelu(let slope): try x.leakyRelu(slope)
        case .elu: try x.elu()
        }
    }
}
