import Foundations
import Tensors

/// How a condition acts on activations: x `[n, …, channels]` and z `[n, condition size]` to a tensor shaped like x.
public protocol Modulation: AnyObject {
    var namedParameters: NamedParameters { get }
    /// What it is, in a few words for `summary`.
    var summaryLine: String { get }
    func callAsFunction(_ x: Tensor, _ z: Tensor, _ pass: Pass) throws -> Tensor
    /// Gamma and beta `[n, channels]` with which x becomes (1 + gamma) x + beta under each row of z.
    func coefficients(_ z: Tensor, channels: Int) throws -> (gamma: Tensor, beta: Tensor)
}

extension Modulation {
    public var summaryLine: String { "modulation" }

    /// Found by asking: beta is the answer to 0, gamma the answer to 1 less beta and 1. Exact for every modulation that
    /// is affine per channel, however it computes its factors.
    public func coefficients(_ z: Tensor, channels: Int) throws -> (gamma: Tensor, beta: Tensor) {
        try withoutTape {
            let n = z.shape.first ?? 0
            let probe = [n, 1, 1, channels]
            let beta = try self(.zeros(probe), z, Pass(embedding: z)).reshaped([n, channels])
            let answer = try self(.ones(probe), z, Pass(embedding: z)).reshaped([n, channels])
            return (try answer - beta - Tensor.ones([n, channels]), beta)
        }
    }
}

/// Makes a network's modulations, one for each place: the built-in FiLM, or a layer written in the language.
public protocol ModulationFactory {
    /// The name in the language ("film", "none", or that of the user's layer).
    var name: String { get }
    /// The modulation for one place, or nil where there is to be none.
    func make(channels: Int, conditionSize: Int, stream: inout RandomStream) throws -> (any Modulation)?
}

extension ModulationFactory {
    /// There is no modulation anywhere.
    var isNone: Bool { self is NoModulation }
}

/// No modulation: the network knows nothing of the condition and has an output channel for each region.
public struct NoModulation: ModulationFactory {
    public init() {}
    public var name: String { "none" }
    public func make(channels: Int, conditionSize: Int, stream: inout RandomStream) throws -> (any Modulation)? { nil }
}
