import Foundations
import Tensors

/// A prediction of one image that has come as far as it is the same for all that will be asked: under many regions, or for
/// many dropout masks, only the rest has to be computed anew. Nothing of it is on the tape.
public protocol SharedComputation {
    /// Goes on under conditions `[n, regions]` (nil where the network has none) as far as dropout plays no part.
    func conditioned(_ condition: Tensor?) throws -> any SharedComputation
    /// Logits `[n, …, 1]`, or `[1, …, outputs]` without a condition; dropout draws from the pass, which may ask one condition
    /// for several samples: then of each of them.
    func completed(_ pass: Pass) throws -> Tensor
    /// How many samples are completed sooner together than one after the other; 1 where they would not be those completed
    /// alone, to the bit.
    var samplesTogether: Int { get }
}

extension SharedComputation {
    public var samplesTogether: Int { 1 }
}

/// A network that shares nothing: the image and the condition, to be computed when asked.
struct UnsharedComputation: SharedComputation {
    let network: any Network
    let image: Tensor
    var condition: Tensor?

    func conditioned(_ condition: Tensor?) throws -> any SharedComputation {
        UnsharedComputation(network: network, image: image, condition: condition)
    }

    func completed(_ pass: Pass) throws -> Tensor {
        try withoutTape {
            let rows = max(pass.sampleStreams.count, condition?.shape.first ?? 1)
            let batch = try image.broadcast(to: [rows] + image.shape.dropFirst())
            return try network.predict(batch, condition: condition.map(pass.spread), pass: pass)
        }
    }
}
