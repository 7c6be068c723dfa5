import Catalogue

/// What this room offers to the language: one entry for each of its tensor operations, grouped as the folders are.
public enum TensorsCatalogue {
    public static let entries: [Entry] =
        creation + elementwise + comparisons + reductions + shapes + parts + products + normalisations + convolutions

    static func entry(
        _ name: String, _ parameters: [Parameter], result: String = "tensor", _ summary: String, formula: String? = nil,
        source: String? = nil, example: String, keywords: [String] = []
    ) -> Entry {
        Entry(
            name, room: "tensors", parameters, result: result, summary: summary, formula: formula, source: source,
            examples: [example], keywords: keywords)
    }

    public static let x = Parameter("x", "tensor")
    /// Of what works element by element, and of what makes one of many.
    static let element = Parameter("x", "tensor, volume or number")
    static let elements = Parameter("x", "tensor, volume, or list of numbers")
    static let axis = Parameter("axis", "integer", default: -1, "which axis; negative ones count from the end")
    static let axes = Parameter("axes", "any", default: nil, "an axis or a list of them; all when left out")
    static let padding = Parameter(
        "padding", "string", default: "same", "or \"valid\"", completion: .choices(Padding.names))
    static let keep = Parameter("keep", "boolean", default: false, "keep reduced axes, with size 1")
}
