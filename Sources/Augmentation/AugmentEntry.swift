import Catalogue

/// `augment`: changes what is handed to it, once.
public enum AugmentEntry {
    public static let entry = Entry(
        "augment", room: "augmentation",
        [
            Parameter("data", "volume, case or dataset"),
            Parameter("transforms", "transform or list of transforms", "one after another, drawn for each case"),
        ],
        result: "what it was given",
        summary: "Changes images by chance, and what is known of them alike; trainer(… augment:) does so each step.",
        formula: "images: linear between voxels; sets of leaves: those of the nearest voxel",
        examples: [
            "seed 1\norgans = hierarchy({liver: 1, spleen: 2})\n"
                + "data = phantom(\"abdomen\", regions: organs, count: 2, size: [16, 16])\n"
                + "augment(data, [random_flips(), random_noise()])\naugment(data[0].image, [rescale_range(), random_gamma(0.2)]).size"
        ],
        keywords: ["augmentation", "transform"])
}

/// A script that applies a transform to an image.
func augmentExample(_ call: String) -> String { "seed 1\naugment(volume(ones([8, 8])), \(call)).tensor.shape" }
