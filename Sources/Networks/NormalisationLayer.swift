import Foundations
import Tensors

/// A normalisation over x `[n, …, channels]`, with a scale and a shift `[channels]` of its own where nothing modulates it.
public protocol NormalisationLayer: CataloguedLayer {
    var channels: Int { get }
    var scale: Parameter? { get }
    var shift: Parameter? { get }
    /// Normalises, then (1 + gamma) · x + beta where they are given, then a leaky ReLU of a slope (1: none), in one
    /// operation.
    func callAsFunction(
        _ x: Tensor, gamma: Tensor?, beta: Tensor?, slope: Double, _ pass: Pass
    ) throws -> Tensor
}

extension NormalisationLayer {
    public var namedParameters: NamedParameters {
        (scale.map { [("scale", $0)] } ?? []) + (shift.map { [("shift", $0)] } ?? [])
    }

    public func callAsFunction(_ x: Tensor, _ pass: Pass) throws -> Tensor {
        guard x.rank >= 3, x.shape.last == channels else {
            throw Problem(
                .shape, "a normalisation of \(channels) channels got a tensor of shape \(text(x.shape))",
                remedy: "it takes [n, …, \(channels)]", argument: "x")
        }
        return try self(x, gamma: scale.map { try $0.leaf - 1 }, beta: shift?.leaf, slope: 1, pass)
    }

    /// A scale of ones and a shift of zeros.
    static func affineParameters(_ channels: Int, _ isAffine: Bool) throws -> (scale: Parameter?, shift: Parameter?) {
        try Sizes.require(channels, named: "channels")
        guard isAffine else { return (nil, nil) }
        return (Parameter("scale", try .ones([channels])), Parameter("shift", try .zeros([channels])))
    }
}
