import Foundations
import Tensors
import Volumes

/// What uncertainty asks of a network: maps of its regions, and whether chance can be left on.
public protocol RegionPredictor {
    var regions: [String] { get }
    /// Dropout layers are there, so that samples differ.
    var hasDropout: Bool { get }
    /// Ready to predict one image [spatial…] or [spatial…, channels] as often as is wanted, with dropout on where
    /// `isSampling`; what does not change from one prediction to the next is done once.
    func predictions(of image: Tensor, isSampling: Bool) throws -> any RegionPredictions
}

/// Predictions of one image, that differ by what dropout draws.
public protocol RegionPredictions {
    /// How many are made sooner together than one after the other.
    var samplesTogether: Int { get }
    /// Probabilities [regions, spatial…] for each stream, from which it draws; not for more streams than that.
    func next(_ streams: inout [RandomStream]) throws -> [Tensor]
}
