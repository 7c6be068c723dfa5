import Catalogue
import Datasets
import Foundations
import Labels
import Language
import Space
import Tensors
import Volumes

/// Cases and where they come from. Entries stand in `DatasetsCatalogue`.
enum DataFunctions {
    static let all: [Builtin] = Builtin.bind(DatasetsCatalogue.entries, bodies)

    static let bodies: [String: Builtin.Body] = [
        "phantom": { arguments, call in
            let stream =
                if let seed = try arguments.integerOrNone("seed") {
                    RandomStream(seed: UInt64(bitPattern: Int64(seed))).split("phantom")
                } else {
                    call.host.randomStream("phantom")
                }
            let regions = try arguments.hierarchy("regions")
            let cases = try Phantom.make(
                try arguments.string("kind"), regions: regions, count: try arguments.count("count"),
                size: try arguments.shape("size"), contrast: try arguments.number("contrast"), stream: stream)
            return .object(try Dataset(cases, hierarchy: regions))
        },
        "dataset": { arguments, _ in
            let regions = arguments.isNone("regions") ? nil : try arguments.hierarchy("regions")
            return .object(try Dataset(try arguments.cases("cases"), hierarchy: regions))
        },
        "drop_annotations": { arguments, call in
            let data = try arguments.dataset("data").droppedAnnotations(
                share: try arguments.number("share"), stream: call.host.fixedStream("drop annotations"))
            call.host.warn(ofUnknownIn: data)
            return .object(data)
        },
        "partially_annotate": { arguments, call in try PartialFunctions.partiallyAnnotate(arguments, call) },
        "audit": { arguments, _ in .object(try Audit(try arguments.datasetOfCases("data"))) },
        "with_overlay": { arguments, _ in
            let data = try arguments.datasetOfCases("data")
            let overlays = try arguments.list("overlays").elements.enumerated().map { place, element -> Tensor? in
                if case .none = element { return nil }
                if place < data.count {
                    let item = data.cases[place]
                    try Grid.requireOne(
                        item.image.grid, element.grid, of: ("the image of \"\(item.name)\"", "its overlay"),
                        argument: "overlays")
                }
                guard let tensor = try element.asTensor else {
                    throw arguments.mismatch(
                        "overlays", "a list of tensors", found: "a list with \(element.typePhrase) in it")
                }
                return tensor
            }
            return .object(try data.with(overlays: overlays))
        },
        "sample": { arguments, call in
            for file in try Sample.files(try arguments.string("name")) { _ = try call.host.pathForReading(file) }
            let brain = try Sample.colin27()
            return .record(
                Record([
                    (.name("t1"), .object(brain.t1)), (.name("aal"), .object(brain.aal)),
                    (.name("jhu"), .object(brain.jhu)),
                ]))
        },
    ]
}

extension Arguments {
    func dataset(_ name: String) throws -> Dataset { try object(name, as: Dataset.self, "dataset") }

    /// A dataset, or one of a list of cases.
    func datasetOfCases(_ name: String) throws -> Dataset {
        if case .object(let dataset as Dataset) = try value(name) { return dataset }
        return try Dataset(try cases(name))
    }

    /// A dataset's cases, or a list of cases or of records `{image:, annotation:}` (name, truth and weight if wanted).
    func cases(_ name: String) throws -> [Case] {
        switch try value(name) {
        case .object(let dataset as Dataset): return dataset.cases
        case .object(let item as Case): return [item]
        case .list(let list):
            return try list.elements.enumerated().map { index, element in
                switch element {
                case .object(let item as Case): return item
                case .record(let record): return try Case(record, position: index, argument: name)
                default: throw mismatch(name, "a list of cases", found: "a list with \(element.typePhrase) in it")
                }
            }
        default: throw mismatch(name, "a dataset or a list of cases")
        }
    }
}

extension Case {
    /// A case written as a record.
    fileprivate init(_ record: Record, position: Int, argument: String) throws {
        func problem(_ message: String) -> Problem {
            Problem(
                .type, "case \(position): \(message)",
                remedy: "a case is {image: a volume, annotation: what is known of it}",
                argument: argument)
        }
        let known = ["name", "image", "annotation", "truth", "weight"]
        for key in record.keys where !known.contains(key.text) {
            throw problem("there is no field \(key.text) in a case; its fields are \(known.joined(separator: ", "))")
        }
        guard let given = record["image"] else { throw problem("image is missing") }
        guard case .object(let object) = given else {
            throw Problem(
                .type, "case \(position): image is \(given.typePhrase)",
                remedy: "load(\"…\") reads a volume of a file, volume(tensor) makes one", argument: argument)
        }
        guard let value = record["annotation"] else { throw problem("annotation is missing") }
        guard case .object(let found) = value, let annotation = found as? Annotation else {
            throw Problem(
                .type, "case \(position): annotation is \(value.typePhrase)",
                remedy: "annotation(labels, hierarchy) makes one of labels: what is known of each voxel",
                argument: argument)
        }
        var truth: Annotation?
        if let value = record["truth"] {
            guard case .object(let found) = value, let reference = found as? Annotation else {
                throw problem("truth is \(value.typePhrase)")
            }
            truth = reference
        }
        let image: Volume
        switch object {
        case let volume as Volume: image = volume
        default:
            guard let tensor = try Value.object(object).asTensor else {
                throw problem("image is \(Value.object(object).typePhrase)")
            }
            // A tensor goes with everything of its size: it stands where its labels do.
            let affine = (annotation.grid ?? truth?.grid)?.affine ?? .identity
            image = try Volume(tensor: tensor, affine: Value.object(object).grid?.affine ?? affine)
        }
        var title = "\(position)"
        if let value = record["name"] {
            guard case .string(let text) = value else { throw problem("name is \(value.typePhrase)") }
            title = text
        }
        var weight = 1.0
        switch record["weight"] {
        case nil: break
        case .integer(let number)?: weight = Double(number)
        case .float(let number)?: weight = number
        case let value?: throw problem("weight is \(value.typePhrase)")
        }
        try self.init(name: title, image: image, annotation: annotation, truth: truth, weight: weight)
    }
}
