import Foundations
import Tensors

/// The non-linearity after a convolution or a dense layer.
public enum Activation: Sendable, Equatable {
    case none
    case relu
    case leakyRelu(slope: Double)
    case elu

    /// The activation of a name the language uses: "relu", "leaky_relu" (slope 0.01), "elu", "none".
    public init(named name: String) throws {
        switch name {
        case "none": self = .none
        case "relu": self = .relu
        case "leaky_relu": self = .leakyRelu(slope: Self.defaultSlope)
        case "elu": self = .elu
        default:
            throw Problem(
                .name, "there is no activation \"\(name)\"",
                remedy: "use one of \"leaky_relu\", \"relu\", \"elu\", \"none\"", argument: "activation")
        }
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
