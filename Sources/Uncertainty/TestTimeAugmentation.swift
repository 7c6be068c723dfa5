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
            Parameter(
                "transforms", "transform or list of transforms", default: .automatic,
                "drawn for each prediction and undone on its maps; what suits the image if left out"),
            Parameter("keep_samples", "boolean", default: false, "keeps every map, for .samples"),
        ],
        result: "uncertainty",
        summary:
            "Predicts an image many times under random changes that are undone on the maps, and measures how far these differ.",
        formula: "T⁻¹ f(T x) for random T; measures as in mc_dropout",
        source: "Wang et al. 2019, as in ivadomed",
        examples: [
            """
            organs = hierarchy({liver: 1, stomach: 2})
            net = unet(dims: 2, levels: 2, features: 4, condition: organs)
            case = phantom("abdomen", regions: organs, count: 1, size: [16, 16])[0]
            tta(net, case.image, samples: 4)
            tta(net, case.image, samples: 4, transforms: [random_flips(axes: ["y"]), random_noise()]).regions
            """
        ],
        keywords: ["aleatoric", "test-time augmentation", "flips", "uncertainty"],
        details:
            "Where no transforms are named: flips along all axes but the one from left to right, and no turns. Of an image of "
            + "which nobody said how it lies (made of a tensor without an affine) flips along all axes, and turns between "
            + "axes of equal spacing. A network that never saw an image upside down will not know one: name what it was "
            + "trained with. " + Sampling.costs)

    public static func run(
        _ predictor: some RegionPredictor, _ image: Volume, samples: Int = 20, dropout: Bool = false,
        transforms: any Transform = Symmetries(), keepsSamples: Bool = false, stream: RandomStream,
        progress: (any Progress)? = nil
    ) throws -> UncertaintyResult {
        try Sampling.run(
            predictor, image, samples: samples, dropsOut: dropout, transforms: transforms,
            keepsSamples: keepsSamples, stream: stream, progress: progress)
    }
}
