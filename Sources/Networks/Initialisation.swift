import Foundations
import Tensors

/// First values of weights.
enum Initialisation {
    /// Normal with the deviation that keeps the variance of activations through a leaky ReLU: √(2 / ((1 + slope²) n)),
    /// n the inputs of one output (He et al., ICCV 2015).
    static func he(_ shape: [Int], slope: Double = 0, stream: inout RandomStream) throws -> Tensor {
        let inputs = shape.dropLast().reduce(1, *)
        let deviation = (2 / ((1 + slope * slope) * Double(max(inputs, 1)))).squareRoot()
        return try normal(shape, deviation: deviation, stream: &stream)
    }

    static func normal(_ shape: [Int], deviation: Double, stream: inout RandomStream) throws -> Tensor {
        try .randomNormal(shape, deviation: deviation, stream: &stream)
    }
}
