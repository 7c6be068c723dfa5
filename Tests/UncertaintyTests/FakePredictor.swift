import Foundations
import Tensors

@testable import Uncertainty

/// A blob of ones around the middle of whatever is bright; with sampling on, its size is drawn.
struct FakePredictor: RegionPredictor {
    var regions = ["a", "b"]
    var hasDropout = true
    var samplesTogether = 1

    func predictions(of image: Tensor, isSampling: Bool) throws -> any RegionPredictions {
        EachTime(samplesTogether: samplesTogether) { stream in
            let shift: Float = isSampling ? Float(stream.integer(below: 2)) * 0.5 : 0
            let a = image.floats.map { $0 > 0.5 ? 0.9 - shift : Float(0.1) }
            let b = image.floats.map { _ in Float(0) }
            return try Tensor(a + b, shape: [2] + image.shape)
        }
    }
}

/// Predictions that a closure makes.
struct EachTime: RegionPredictions {
    var samplesTogether = 1
    let make: (inout RandomStream) throws -> Tensor

    func next(_ streams: inout [RandomStream]) throws -> [Tensor] { try streams.indices.map { try make(&streams[$0]) } }
}

extension RegionPredictor {
    /// One prediction.
    func predict(_ image: Tensor, isSampling: Bool, stream: inout RandomStream) throws -> Tensor {
        var streams = [stream]
        defer { stream = streams[0] }
        return try predictions(of: image, isSampling: isSampling).next(&streams)[0]
    }
}
