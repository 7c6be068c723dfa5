import Catalogue

enum VolumeEntry {
    static let entry = Entry(
        "volume", room: "volumes",
        [
            Parameter("tensor", "tensor", "[x, y] or [x, y, z], channels after them"),
            Parameter("spacing", "number or list of numbers", default: nil, unit: "mm", "1 mm when left out"),
            Parameter("affine", "list of lists", default: nil, "4 × 4, instead of a spacing"),
            Parameter(
                "dims", "integer", default: .automatic,
                "how many axes are those of space: the tensor's first three, or as many as it has; 2 when the third is channels"
            ),
        ],
        result: "volume", summary: "Makes a volume of a tensor and the place of its voxels in space.",
        examples: [
            """
            v = volume(tensor([[1.0, 2.0], [3.0, 4.0]]), spacing: [2, 3])
            v.spacing
            v.orientation
            """
        ],
        keywords: ["image", "scan", "affine"], rules: [.oneOf(["spacing", "affine"])])
}

enum LabelMapEntry {
    static let entry = Entry(
        "label_map", room: "volumes",
        [
            Parameter("tensor", "tensor", "[x, y] or [x, y, z] of whole numbers"),
            Parameter("spacing", "number or list of numbers", default: nil, unit: "mm", "1 mm when left out"),
            Parameter("affine", "list of lists", default: nil, "4 × 4, instead of a spacing"),
            Parameter("table", "record", default: nil, "names of the values: {liver: 1, spleen: 2}"),
        ],
        result: "label map", summary: "Makes a label map of a tensor of whole numbers.",
        examples: [
            """
            m = label_map(tensor([[0, 1], [2, 2]]), table: {liver: 1, spleen: 2})
            m.size
            """
        ],
        keywords: ["segmentation", "mask", "atlas"], rules: [.oneOf(["spacing", "affine"])])
}
