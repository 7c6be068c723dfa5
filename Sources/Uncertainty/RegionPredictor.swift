import Foundations
import Tensors
import Volumes

/// What uncertainty asks of a network: maps of its regions, and whether chance can be left on.
public protocol RegionPredictor {
    var regions: [String] { get }
    /// Dropout layers are there, so that samples differ.
    var hasDropout: Bool { get }
    /// Probabilities [regions, spatial…] of one image [spatial…] or [spatial…, channels]; with `isSampling` dropout
    /// stays on and draws from the stream.
    func predict(_ image: Tensor, isSampling: Bool, stream: inout RandomStream) throws -> Tensor
}
