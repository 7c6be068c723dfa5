import Catalogue
import Tensors

/// Something with parameters that maps a tensor to a tensor. Activations are `[n, …, channels]`.
public protocol Layer: AnyObject {
    /// Parameters in a stable order, named inside this layer ("weight", "dense.0.bias").
    var namedParameters: NamedParameters { get }
    /// What the layer is, in a few words for `summary` ("convolution 3×3, 8 → 16").
    var summaryLine: String { get }
    /// The layer's output; throws a `Problem` with both shapes where `x` does not fit.
    func callAsFunction(_ x: Tensor, _ pass: Pass) throws -> Tensor
}

/// A layer that the language offers by name.
public protocol CataloguedLayer: Layer {
    static var entry: Entry { get }
}

extension Layer {
    /// How many numbers the layer learns.
    public var parameterCount: Int { namedParameters.reduce(0) { $0 + $1.1.value.count } }
}

/// A shape as errors show it: "[4, 64, 64, 1]".
func text(_ shape: [Int]) -> String {
    "[\(shape.map(String.init).joined(separator: ", "))]"
}
