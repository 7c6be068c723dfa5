import Foundations
import Networks
import Tensors

/// A network as uncertainty asks it: every region of one image.
public struct NetworkPredictor: RegionPredictor {
    private let network: any Network

    public init(_ network: any Network) { self.network = network }

    public var regions: [String] { network.regions }
    public var hasDropout: Bool { network.hasDropout }

    public func predict(_ image: Tensor, isSampling: Bool, stream: inout RandomStream) throws -> Tensor {
        try withoutTape {
            let batch = try network.batched(image)
            let size = Array(batch.shape[1...network.dims])
            let pass = Pass(dropsOut: isSampling, random: stream)
            defer { stream = pass.random }
            return try Tensor.stacked(
                try regions.map { region in
                    try Cancellation.check()
                    let logits = try network.predict(batch, condition: network.condition(region), pass: pass)
                    return try logits.sigmoid().reshaped(size)
                })
        }
    }
}
