import Language
import Networks
import Tensors

/// A parameter of a layer written in the language; computes like the tensor it holds.
public final class ParameterObject: TensorLike, Indexable {
    let parameter: Networks.Parameter

    init(_ parameter: Networks.Parameter) { self.parameter = parameter }

    /// The parameter as a leaf of the tape.
    var tensor: Tensor { parameter.leaf }

    public var typeName: String { "parameter" }
    public var summary: String { "parameter \(tensor.shape)" }
    public func display(width: Int) -> String { "parameter: " + tensor.display(width: width) }
    public var digest: String? { tensor.digest }

    public func element(at indices: [Index]) throws -> Value { try tensor.element(at: indices) }
}
