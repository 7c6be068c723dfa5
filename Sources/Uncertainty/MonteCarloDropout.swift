import Catalogue
import Foundations
import Volumes

/// Predictions with dropout left on: what the network does not know. (Gal and Ghahramani 2016)
public enum MonteCarloDropout {
    public static let entry = Entry(
        "mc_dropout", room: "uncertainty",
        [
            Parameter("net", "network", "with dropout"),
            Parameter("image", "volume"),
            Parameter("samples", "integer", default: 20, "number of predictions"),
            Parameter("keep_samples", "boolean", default: false, "keeps every map, for .samples"),
        ],
        result: "uncertainty",
        summary: "Predicts an image many times with dropout left on, and measures how far the predictions differ.",
        formula: "entropy −p log p − (1 − p) log(1 − p) of the mean p; per structure |∩|/|∪|, s.d./mean of volumes",
        source: "Gal and Ghahramani 2016; Nair et al. 2020, as in ivadomed",
        examples: [
            """
            organs = hierarchy({liver: 1, stomach: 2})
            net = unet(dims: 2, levels: 2, features: 4, condition: organs, dropout: 0.1)
            case = phantom("abdomen", regions: organs, count: 1, size: [16, 16])[0]
            mc_dropout(net, case.image, samples: 4)
            """
        ],
        keywords: ["epistemic", "bayesian", "monte carlo", "uncertainty"], details: Sampling.costs)

    /// - Throws: `Problem` for a network without dropout, naming the remedy.
    public static func run(
        _ predictor: some RegionPredictor, _ image: Volume, samples: Int = 20, keepsSamples: Bool = false,
        stream: RandomStream,
        progress: (any Progress)? = nil
    ) throws -> UncertaintyResult {
        try Sampling.run(
            predictor, image, samples: samples, dropsOut: true, transforms: nil, keepsSamples: keepsSamples,
            stream: stream,
            progress: progress)
    }
}
