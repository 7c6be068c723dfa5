import Augmentation
import Catalogue
import Foundations
import Volumes

/// Predictions of the image turned and mirrored, put back in place: what the image leaves open. (Wang et al. 2019)
public enum TestTimeAugmentation {
    public static let entry = Entry(
        "tta", room: "uncertainty",
        [
            Parameter("net", "network"),
            Parameter("image", "volume"),
            Parameter("samples", "integer", default: 20, "number of predictions"),
            Parameter("dropout", "boolean", default: false, "leave dropout on as well"),
        ],
        result: "uncertainty",
        summary: "Predicts an image many times under random flips and 90° rotations, and measures how far they differ.",
        formula: "T⁻¹ f(T x) for random T; measures as in mc_dropout",
        source: "Wang et al. 2019, as in ivadomed",
        examples: [
            """
            organs = hierarchy({liver: 1, stomach: 2})
            net = unet(dims: 2, levels: 2, features: 4, condition: organs)
            case = phantom("abdomen", regions: organs, count: 1, size: [16, 16])[0]
            tta(net, case.image, samples: 4)
            """
        ],
        keywords: ["aleatoric", "test-time augmentation", "flips", "uncertainty"])

    public static func run(
        _ predictor: some RegionPredictor, _ image: Volume, samples: Int = 20, dropout: Bool = false,
        transforms: any InvertibleKind = InSequence.symmetries, stream: RandomStream,
        progress: (any Progress)? = nil
    ) throws -> UncertaintyResult {
        try Sampling.run(
            predictor, image, samples: samples, dropsOut: dropout, transforms: transforms, stream: stream,
            progress: progress)
    }
}
