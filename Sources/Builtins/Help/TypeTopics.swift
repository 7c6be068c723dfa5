import Catalogue

/// What the values that a user holds are made of: a case, a dataset, a trainer. The members of a type that a function of
/// the same name makes stand on that function's page; every other type has a page of its own.
enum TypeTopics {
    static let all: [Entry] = data + images + labels + networks + training + results

    /// The entries, with the members of the types that functions make, and pages for the other types.
    static func joined(with entries: [Entry]) -> [Entry] {
        let names = Set(entries.map(\.name))
        let made = Dictionary(uniqueKeysWithValues: all.map { (functionName($0), $0) })
        let known = entries.map { entry -> Entry in
            guard entry.kind == .function, let topic = made[entry.name] else { return entry }
            var entry = entry
            entry.members = topic.members
            return entry
        }
        return known + all.filter { !names.contains(functionName($0)) }
    }

    /// "label map" is made by `label_map`.
    private static func functionName(_ topic: Entry) -> String { topic.name.replacing(" ", with: "_") }

    private static func type(
        _ name: String, _ summary: String, _ members: [Parameter], example: String, keywords: [String] = [],
        details: String? = nil
    ) -> Entry {
        var entry = Entry(
            name, room: "values", result: "", summary: summary, examples: [example], keywords: keywords + ["type"],
            kind: .type, form: name, details: details.map { "\(summary)\n\($0)" })
        entry.members = members
        return entry
    }

    private static let setting = "organs = hierarchy({liver: 1, spleen: 2})\n"
    private static let phantoms =
        setting + "data = phantom(\"abdomen\", regions: organs, count: 2, size: [16, 16], seed: 1)\n"
    private static let network = setting + "net = unet(levels: 2, features: 2, condition: organs, dropout: 0.1)\n"

    private static let data = [
        type(
            "case", "A case is an image with what is known of it: one element of a dataset.",
            [
                Parameter("name", "string", "what it is called; its place in the list if it was not named"),
                Parameter("image", "volume", "from load(path), volume(tensor, spacing: …) or a phantom"),
                Parameter("annotation", "annotation", "what was drawn, from annotation(labels, hierarchy, …)"),
                Parameter("truth", "annotation", "of every leaf, to score against; none where nobody knows it"),
                Parameter("labels", "label map", "the truth, or else the annotation, as labels"),
                Parameter("weight", "float", "how often it is drawn, beside the others; 1 if not given"),
                Parameter("overlay", "tensor", "labels that were added, of with_overlay; none without"),
            ],
            example: phantoms + "data[0]\ndata[0].image",
            keywords: ["image and annotation", "record", "sample", "patient"],
            details:
                "phantom makes cases; of your own, dataset takes a list of records {image:, annotation:}, with name, "
                + "truth and weight if wanted."),
        type(
            "dataset", "A dataset is a list of cases under one hierarchy of regions.",
            [
                Parameter("cases", "list of cases", "all of them; data[0] is the first, data[:10] a dataset of ten"),
                Parameter("regions", "list of strings", "the names of its hierarchy's regions"),
                Parameter("hierarchy", "hierarchy", "whose leaves its annotations speak of"),
                Parameter("table", "table", "a row for each region: in how many cases it is complete"),
            ], example: phantoms + "data"),
    ]

    private static let place = [
        Parameter("tensor", "tensor", "the values alone, without a place"),
        Parameter("affine", "list of lists", unit: "mm", "4 × 4, from voxels to space"),
        Parameter("spacing", "list of numbers", unit: "mm", "sides of a voxel"),
        Parameter("size", "list of integers", unit: "voxels", "along each axis of space"),
        Parameter("orientation", "string", "where the axes point: \"RAS\" to the right, the front and the top"),
    ]

    private static let images = [
        type(
            "volume", "A volume is an image with its place in space.", place,
            example: "v = volume(ones([2, 2]), spacing: 2)\nv.spacing"),
        type(
            "label map",
            "A label map is a whole number for each voxel, with its place in space and names for the numbers.",
            place + [
                Parameter("values", "list of integers", "that stand in it"),
                Parameter("table", "table", "the names of the values; none without"),
            ], example: "label_map(tensor([[0, 1]]), table: {liver: 1}).table"),
        type(
            "tensor", "A tensor is numbers along axes.",
            [
                Parameter("shape", "list of integers", "its length along each axis"),
                Parameter("rank", "integer", "how many axes it has"),
                Parameter("count", "integer", "how many numbers it holds"),
                Parameter("type", "string", "\"float32\" or \"int64\""),
                Parameter("value", "number", "of a tensor of one number"),
                Parameter("list", "list", "the numbers as nested lists"),
            ], example: "tensor([[1, 2]]).shape"),
    ]

    private static let labels = [
        type(
            "hierarchy",
            "A hierarchy is a tree of regions over named leaves; organs[\"liver\"] is a region's label set.",
            [
                Parameter("leaves", "list of strings", "background first"),
                Parameter("regions", "list of strings", "all that can be asked for, leaves among them"),
                Parameter("values", "record", "the label value of each leaf"),
            ], example: setting + "organs.leaves"),
        type(
            "label set", "A label set is a set of leaves of a hierarchy: organs[\"liver\"] | organs[\"spleen\"].",
            [
                Parameter("leaves", "list of strings", "their names"),
                Parameter("count", "integer", "how many they are"),
            ], example: setting + "organs[\"liver\"] | organs[\"spleen\"]", keywords: ["region", "union"]),
        type(
            "annotation", "An annotation says for each voxel which leaves it can be; a[10, 20] is the set of one.",
            [
                Parameter("sets", "table", "the sets that stand in it, and how many voxels each has"),
                Parameter("shape", "list of integers", unit: "voxels", "that of its image"),
                Parameter("complete_regions", "list of strings", "known at every voxel that is not ignored"),
                Parameter("hierarchy", "hierarchy", "whose leaves it speaks of"),
                Parameter("labels", "tensor", "the value of the leaf where there is one alone, else -1"),
                Parameter("ignored", "tensor", "1 where a voxel is ignored; none without such"),
            ], example: setting + "annotation(tensor([[0, 1]]), organs, annotated: [\"liver\"]).complete_regions"),
    ]

    private static let networks = [
        type(
            "network", "A network is what unet makes and a trainer trains; predict, segment and logits ask it.",
            [
                Parameter("regions", "list of strings", "what it can be asked for"),
                Parameter("output", "string", "what its channels are: \"region\", \"regions\", \"leaves\", …"),
                Parameter("parameters", "record of tensors", "its weights, by place"),
                Parameter("dims", "integer", "2 or 3"),
                Parameter("levels", "integer", "its resolutions"),
                Parameter("channels", "integer", "of the image that it takes"),
                Parameter("has_dropout", "boolean", "what mc_dropout needs"),
            ], example: network + "net.regions", keywords: ["model"]),
        type(
            "modulation", "What modulation(net) gives: gamma and beta of every region, layer and channel.",
            [
                Parameter("gamma", "record by region of records by layer", "tensors [channels]"),
                Parameter("beta", "record by region of records by layer", "tensors [channels]"),
                Parameter("distances", "table", "how far the regions are from each other"),
                Parameter("table", "table", "mean, deviation and range by layer and region"),
                Parameter("regions", "list of strings"), Parameter("layers", "list of strings"),
            ], example: network + "modulation(net).regions"),
    ]

    private static let training = [
        type(
            "trainer",
            "A trainer draws batches of a dataset and changes a network; t.loss and t.rate may be assigned to.",
            [
                Parameter("steps", "integer", "done since it was made"),
                Parameter("losses", "tensor", "of each step"),
                Parameter("loss", "loss", "may be assigned to: t.loss = dice"),
                Parameter("rate", "float", "of the next step; may be assigned to: t.rate = 1e-4"),
                Parameter("net", "network", "what it trains"),
                Parameter("batch", "integer", unit: "samples", "of a step"),
            ], example: phantoms + network + "trainer(net, data).steps"),
        type(
            "step report", "What step(t) gives.",
            [
                Parameter("step", "integer", "its number"), Parameter("loss", "float", "of the batch"),
                Parameter("gradient_norm", "float", "length of the gradient, before clip: shortens it"),
                Parameter("regions", "list of strings", "asked for, one for each sample"),
                Parameter("seconds", "float", unit: "s", "that it took"),
            ], example: phantoms + network + "step(trainer(net, data)).regions"),
        type(
            "train report", "What train(t, steps: 100) gives.",
            [
                Parameter("steps", "integer", "done now"),
                Parameter("total", "integer", "done since the trainer was made"),
                Parameter("loss", "float", "mean of the last 20 steps"),
                Parameter("seconds", "float", unit: "s", "that it took"),
            ], example: phantoms + network + "train(trainer(net, data), steps: 2).total"),
        type(
            "comparison", "What compare(losses, net, data) gives; plot draws it.",
            [
                Parameter("table", "table", "the scores of each loss"),
                Parameter("networks", "record by loss", "as they were trained"),
                Parameter("steps", "list of integers", "after which was scored"),
                Parameter("dice", "record by loss", "mean Dice at these steps"),
                Parameter("losses", "record by loss", "of each step"),
            ],
            example: phantoms + network + "compare([dice, tversky], net, data, steps: 1, batch: 2).steps"),
    ]

    private static let results = [
        type(
            "table",
            "A table has named columns and rows; e[\"dice\"] is a column, e[0] a row as a record, e[0, \"dice\"] a cell.",
            [
                Parameter("columns", "list of strings", "their names"),
                Parameter("rows", "integer", "how many there are"),
                Parameter("footer", "list of records", "rows below, such as a mean, that are no data"),
            ], example: "e = table([{dice: 0.8}, {dice: 0.9}])\ne[\"dice\"]"),
        type(
            "uncertainty", "What mc_dropout and tta give of an image, by region.",
            [
                Parameter("mean", "record of volumes by region", "the mean probability of the samples"),
                Parameter("entropy", "record of volumes by region", "of that mean, at every voxel"),
                Parameter("iou", "table", "overlap of the samples' structures, by region and structure"),
                Parameter("cv", "table", "coefficient of variation of their volume"),
                Parameter("mean_entropy", "table", "over the voxels of the structure"),
                Parameter("samples", "tensor", "[samples, regions, x, y, …]"),
                Parameter("regions", "list of strings"), Parameter("table", "table", "a row for each region"),
            ], example: network + "mc_dropout(net, volume(ones([8, 8])), samples: 2).regions", keywords: ["record"]),
        type(
            "audit", "What audit(data) gives: what is known of which region in which case, and what looks wrong.",
            [
                Parameter("table", "table", "cases × regions"), Parameter("regions", "table", "a row for each region"),
                Parameter("cases", "table", "a row for each case"),
                Parameter("contradictions", "table", "annotations that are doubted"),
            ], example: phantoms + "audit(data).cases"),
        type(
            "explanation", "What explain(loss, …) gives of one voxel, by leaf.",
            [
                Parameter("table", "table", "all of it"), Parameter("annotated", "label set", "of the voxel"),
                Parameter("probabilities", "record by leaf"),
                Parameter(
                    "phi", "record by leaf", "probabilities averaged over the set; none where the loss has no such"),
                Parameter("psi", "record by leaf", "the target; none where the loss has no such"),
                Parameter("terms", "record by term", "of the loss"), Parameter("gradient", "record by leaf"),
                Parameter("differences", "record by leaf", "the gradient by finite differences"),
                Parameter("agrees", "boolean", "whether these two do; none where that cannot be told"),
                Parameter("loss", "float", "of the whole batch"),
            ],
            example: "h = hierarchy({a: 1, b: 2})\nz = tensor([[[2.0, 0.0, 1.0]]])\n"
                + "explain(cross_entropy, z, annotation(tensor([1]), h), at: [0]).gradient"),
        type(
            "axiom check", "What obeys_axiom(loss, hierarchy) gives.",
            [
                Parameter("obeys", "boolean"), Parameter("scope", "string", "\"any\" or \"missing\""),
                Parameter("trials", "integer", "pairs that were tried"),
                Parameter(
                    "counterexample", "record", "annotation, before, after, loss_before, loss_after; none without one"),
                Parameter("table", "table", "the counterexample by voxel; none without one"),
            ], example: "obeys_axiom(leaf_dice, hierarchy({a: 1, b: 2}), trials: 2).trials"),
    ]
}
