import Catalogue
import Foundations
import Labels
import Language
import Space
import Tensors
import Volumes

/// Hierarchies, label sets and annotations.
enum LabelFunctions {
    static let all: [Builtin] = [
        Builtin(
            Entry(
                "hierarchy", room: "labels",
                [
                    Parameter(
                        "tree", "record, or label map with names", "Regions as records, leaves as their label values."),
                    Parameter(
                        "groups", "record", default: nil,
                        "For a label map: region names with the name patterns of the labels they hold."),
                ],
                result: "hierarchy", summary: "Makes a tree of regions over named leaves; background is leaf 0.",
                source: "Fidon et al., MICCAI 2021 (label sets)",
                examples: [
                    "hierarchy({body: {liver: 1, pancreas: 2, stomach: 3}})",
                    "hierarchy(label_map(tensor([[0, 1], [2, 2]]), table: {liver: 1, spleen: 2}))",
                ],
                keywords: ["regions", "tree", "classes"])
        ) { arguments, _ in
            if let groups = try arguments.recordOrNone("groups") {
                return .object(
                    try Hierarchy.byPatterns(table: try arguments.labelTable("tree"), groups: try patterns(groups)))
            }
            if case .object(let labels as LabelMap) = try arguments.value("tree") {
                return .object(try flat(labels))
            }
            return .object(try Hierarchy(try nodes(try arguments.record("tree"))))
        },
        Builtin(
            Entry(
                "with", room: "labels",
                [
                    Parameter("hierarchy", "hierarchy"),
                    Parameter(
                        "regions", "record", "New names with what each is the union of: regions, or a label set."),
                ],
                result: "hierarchy", summary: "Adds further regions, which may overlap others.",
                examples: ["h = hierarchy({a: 1, b: 2, c: 3})\nh.with({rim: [\"a\", \"c\"]})"])
        ) { arguments, _ in
            let extra = try arguments.record("regions").pairs.map { key, value -> (name: String, parts: [String]) in
                guard let names = value.regionNames else {
                    throw Problem(
                        .type,
                        "\"\(key.plain)\" needs a region, a list of regions or a label set, found "
                            + value.typePhrase, argument: "regions")
                }
                return (key.plain, names)
            }
            return .object(try arguments.hierarchy("hierarchy").with(extra))
        },
        Builtin(
            Entry(
                "annotation", room: "labels",
                [
                    Parameter("labels", "label map or integer tensor", default: nil, "One value per voxel."),
                    Parameter("hierarchy", "hierarchy", default: nil),
                    Parameter(
                        "values", "record", default: nil,
                        "What a value means where it is not a leaf's: a region, a list of them, or a label set."),
                    Parameter(
                        "annotated", "list of regions", default: nil,
                        "What was drawn wherever it is; 0 then means none of it. What a value in values: means may lie outside.",
                        completion: .regions),
                    Parameter(
                        "ignore", "integer, list, or mask", default: nil, "Voxels that leave every sum and count."),
                    Parameter("masks", "record", default: nil, "Instead of labels: a mask per region."),
                ],
                result: "annotation", summary: "Makes what is known of an image: a set of leaves for every voxel.",
                formula: "S(v) = leaf v, or values[v];  S(0) = L ∖ ∪ annotated, or {background}",
                source: "Fidon et al., MICCAI 2021; Roulet et al., MIDL 2019",
                examples: [
                    "h = hierarchy({a: 1, b: 2})\nannotation(tensor([[0, 1], [1, 2]]), h)",
                    "h = hierarchy({a: 1, b: 2})\nannotation(tensor([[0, 1], [1, 0]]), h, annotated: [\"a\"])",
                    "h = hierarchy({body: {a: 1, bc: {b: 2, c: 3}}})\n"
                        + "annotation(tensor([[0, 1, 4], [5, 0, 255]]), h, values: {4: \"bc\", 5: [\"background\", \"c\"]}, "
                        + "annotated: [\"a\"], ignore: 255)",
                ], keywords: ["partial", "unknown", "label set"], rules: [.oneOf(["annotated", "masks"])])
        ) { arguments, call in
            try LabelNames.requireAgreement(arguments)
            let annotation = try annotation(arguments)
            call.host.warn(unknownWarning, ifUnknown: [annotation])
            return .object(annotation)
        },
        Builtin(
            Entry(
                "known", room: "labels", [Parameter("annotation", "annotation"), region],
                result: "volume of 0 and 1, or tensor where the annotation has no grid",
                summary: "Where it is known whether a voxel belongs to the region.",
                formula: "g ⊆ R or g ∩ R = ∅",
                examples: [
                    "h = hierarchy({a: 1, b: 2})\na = annotation(tensor([0, 1]), h, annotated: [\"a\"])\na.known(\"b\")"
                ])
        ) { arguments, _ in
            try mask(arguments) { $0.known($1) }
        },
        Builtin(
            Entry(
                "target", room: "labels", [Parameter("annotation", "annotation"), region],
                result: "volume of 0 and 1, or tensor where the annotation has no grid",
                summary: "Where a voxel surely belongs to the region.", formula: "g ⊆ R",
                examples: ["h = hierarchy({a: 1, b: 2})\na = annotation(tensor([0, 1]), h)\na.target(\"a\")"])
        ) { arguments, _ in
            try mask(arguments) { $0.target($1) }
        },
        Builtin(
            Entry(
                "complete", room: "labels", [Parameter("annotation", "annotation"), region],
                result: "boolean", summary: "Whether the region is known at every voxel that is not ignored.",
                examples: [
                    "h = hierarchy({a: 1, b: 2})\na = annotation(tensor([0, 1]), h, annotated: [\"a\"])\na.complete(\"a\")"
                ])
        ) { arguments, _ in
            let annotation = try arguments.annotation("annotation")
            return .boolean(annotation.complete(try arguments.leaves("region", of: annotation.hierarchy)))
        },
        Builtin(
            Entry(
                "atoms", room: "labels", [Parameter("masks", "record", "A mask for each region; they may overlap.")],
                result: "hierarchy",
                summary: "Makes the hierarchy whose leaves are the cells that overlapping masks cut the image into.",
                examples: ["atoms({a: tensor([1, 1, 0]), b: tensor([0, 1, 1])})"], keywords: ["overlap", "cells"])
        ) { arguments, _ in .object(try Hierarchy.atoms(of: try masks(try arguments.record("masks")).masks)) },
        Builtin(
            Entry(
                "group_labels", room: "labels",
                [
                    Parameter("labels", "label map", "A label map with names."),
                    Parameter("groups", "record", "Group names with the name patterns of the labels they hold."),
                ],
                result: "label map",
                summary: "Gathers labels into groups, numbered from 1 in the order given; labels in no group become 0.",
                examples: ["h = sample(\"colin27\").aal\ngroup_labels(h, {vermis: [\"Vermis_*\"]})"],
                keywords: ["merge", "atlas", "relabel"])
        ) { arguments, _ in
            let labels: LabelMap = try arguments.object("labels", as: LabelMap.self, "label map")
            let grouping = try Grouping(
                try arguments.labelTable("labels"),
                groups: try patterns(try arguments.record("groups")).map { (name: $0.region, patterns: $0.patterns) })
            let values = grouping.relabelled(labels.tensor.integers)
            let table = LabelTable(grouping.groups.enumerated().map { (value: $0 + 1, name: $1.name) })
            return .object(
                try LabelMap(
                    tensor: try Tensor(integers: values, shape: labels.tensor.shape), affine: labels.affine,
                    table: table))
        },
    ]

    private static let region = Parameter(
        "region", "string, list or label set", "The name of a region, names whose union is meant, or a label set.",
        completion: .regions)

    static let unknownWarning =
        "every voxel of this annotation can be any leaf, so nothing can be learnt from it: name what was drawn in values:, "
        + "annotated: or masks:"

    /// Region names with lists of names or patterns, from a record of lists or single strings.
    private static func patterns(_ record: Record) throws -> [(region: String, patterns: [String])] {
        try record.pairs.map { key, value in
            guard let names = value.strings else {
                throw Problem(.type, "\"\(key.plain)\" needs a name or a list of names, found \(value.typePhrase)")
            }
            return (region: key.plain, patterns: names)
        }
    }

    /// One leaf for each name of a label map; background, 0, is none.
    private static func flat(_ labels: LabelMap) throws -> Hierarchy {
        guard let table = labels.table else {
            throw Problem(
                .value, "the label map has no names for its values",
                remedy: "load it with a table beside it, or write a record: {liver: 1}", argument: "tree")
        }
        return try Hierarchy(table.entries.filter { $0.value != 0 }.map { .leaf($0.name, $0.value) })
    }

    /// The tree that a record writes: records are regions, integers leaves.
    private static func nodes(_ record: Record, depth: Int = 0) throws -> [Hierarchy.Node] {
        guard depth < 100 else { throw Problem(.value, "the hierarchy is nested more than 100 deep") }
        return try record.pairs.map { key, value in
            switch value {
            case .integer(let number): return .leaf(key.plain, number)
            case .record(let inner): return .region(key.plain, try nodes(inner, depth: depth + 1))
            default:
                throw Problem(
                    .type, "\"\(key.plain)\" is \(value.typePhrase) in a hierarchy",
                    remedy: "a leaf is its label value, a region a record of what it holds", argument: "tree")
            }
        }
    }

    private static func mask(
        _ arguments: Arguments, _ ask: (Annotation, LabelSet) -> [Bool]
    ) throws -> Value {
        let annotation = try arguments.annotation("annotation")
        let mask = ask(annotation, try arguments.leaves("region", of: annotation.hierarchy))
        return try Value.map(
            try Tensor(mask.map { $0 ? 1 : 0 }, shape: annotation.shape), like: .object(annotation))
    }

    /// Where a mask is not 0. Throws `Problem` for what is neither inside nor outside.
    private static func inside(_ mask: Tensor, _ name: String, argument: String) throws -> [Bool] {
        let values = mask.floats
        if let odd = values.first(where: { !($0 >= 0) || $0 != $0.rounded() || $0 == .infinity }) {
            throw Problem(
                .value, "\(name) has the value \(odd), which is neither inside (1) nor outside (0)",
                remedy: "choose a threshold, as in mask > 0.5", argument: argument)
        }
        return values.map { $0 != 0 }
    }

    /// Masks of one shape and grid, from a record by region; the grid is that of the first which has one.
    private static func masks(
        _ record: Record
    ) throws -> (masks: [(region: String, mask: [Bool])], shape: [Int], grid: Grid?) {
        var shape: [Int]?
        var placed: (name: String, grid: Grid)?
        let pairs = try record.pairs.map { key, value -> (region: String, mask: [Bool]) in
            guard let tensor = try value.asTensor else {
                throw Problem(.type, "the mask of \"\(key.plain)\" is \(value.typePhrase)", argument: "masks")
            }
            try Grid.requireOne(
                placed?.grid, value.grid,
                of: ("the mask of \"\(placed?.name ?? "")\"", "that of \"\(key.plain)\""), argument: "masks")
            guard shape == nil || shape == tensor.shape else {
                throw Problem(
                    .shape, "the mask of \"\(key.plain)\" has the shape \(tensor.shape), others \(shape ?? [])",
                    remedy: "all masks have the shape of the image", argument: "masks")
            }
            shape = tensor.shape
            placed = placed ?? value.grid.map { (key.plain, $0) }
            return (key.plain, try inside(tensor, "the mask of \"\(key.plain)\"", argument: "masks"))
        }
        guard let shape else {
            throw Problem(
                .value, "there are no masks", remedy: "give one for each region that was drawn: {liver: mask}",
                argument: "masks")
        }
        return (pairs, shape, placed?.grid)
    }

    private static func annotation(_ arguments: Arguments) throws -> Annotation {
        // `annotation(masks: {…}, h)`: without labels the hierarchy comes first.
        let masks = try arguments.recordOrNone("masks")
        let first = masks == nil ? "hierarchy" : arguments.isNone("hierarchy") ? "labels" : "hierarchy"
        guard !arguments.isNone(first) else {
            throw Problem(
                .value, "annotation needs a hierarchy",
                remedy: masks == nil ? "as in annotation(labels, hierarchy)" : "as in annotation(masks: {…}, hierarchy)"
            )
        }
        let hierarchy = try arguments.hierarchy(first)
        if masks != nil, first == "hierarchy", !arguments.isNone("labels") {
            throw Problem(
                .value, "annotation takes a label map or a mask for each region, not both",
                remedy: "leave out `masks:` or the labels: annotation(masks: {…}, h)", argument: "masks")
        }
        var ignored: [Bool]?
        var ignoredValues: [Int] = []
        switch try arguments.value("ignore") {
        case .none: break
        case .integer(let value): ignoredValues = [value]
        case .list(let list):
            ignoredValues = try list.elements.map {
                guard case .integer(let value) = $0 else {
                    throw Problem(.type, "ignored values are integers", argument: "ignore")
                }
                return value
            }
        case let value:
            guard let tensor = try value.asTensor else {
                throw Problem(
                    .type, "expected a value, a list of values or a mask, found \(value.typePhrase)", argument: "ignore"
                )
            }
            ignored = try inside(tensor, "the mask of ignored voxels", argument: "ignore")
        }
        if let masks {
            guard ignoredValues.isEmpty, arguments.isNone("values") else {
                let name = ignoredValues.isEmpty ? "values" : "ignore"
                throw Problem(
                    .value, "masks have no label values, which \(name): speaks of",
                    remedy: name == "ignore" ? "give a mask of the voxels to be ignored" : "leave it out",
                    argument: name)
            }
            let found = try Self.masks(masks)
            let place = try arguments.value("ignore").grid
            try Grid.requireOne(
                found.grid, place, of: ("the masks", "the mask of ignored voxels"), argument: "ignore")
            return try Annotation(
                masks: found.masks, shape: found.shape, hierarchy: hierarchy, ignoring: ignored,
                grid: found.grid ?? place)
        }
        guard let labels = try arguments.value("labels").asTensor, labels.elementType == .int64 else {
            throw Problem(
                .type,
                "expected a label map or a tensor of integers, found \(try arguments.value("labels").typePhrase)",
                remedy: "load(path, as: \"labels\") reads a file as labels; tensor([[0, 1], [1, 2]]) makes one",
                argument: "labels")
        }
        var values: [Int: [String]] = [:]
        for (key, value) in try arguments.recordOrNone("values")?.pairs ?? [] {
            guard case .integer(let number) = key else {
                throw Problem(
                    .type, "values: says what label values mean, and \"\(key.plain)\" is none",
                    remedy: "the value stands first, as in {4: \"bc\", 5: [\"background\", \"c\"]}", argument: "values")
            }
            guard let names = value.regionNames else {
                throw Problem(
                    .type, "the value \(number) needs a set of leaves, found \(value.typePhrase)",
                    remedy:
                        "give it a region, a list of regions or a label set, as in {\(number): \"\(example(hierarchy))\"}",
                    argument: "values")
            }
            values[number] = names
        }
        let annotated = try arguments.regionNamesOrNone("annotated")
        let grid = try arguments.value("labels").grid ?? arguments.value("ignore").grid
        return try labels.withIntegers { integers in
            try Annotation(
                labels: integers, shape: labels.shape, hierarchy: hierarchy, values: values, annotated: annotated,
                ignore: ignoredValues, ignoring: ignored, grid: grid)
        }
    }

    /// A region to name in an example.
    private static func example(_ hierarchy: Hierarchy) -> String { hierarchy.regionNames.first ?? "liver" }
}
