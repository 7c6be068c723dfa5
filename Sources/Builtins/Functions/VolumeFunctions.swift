import Catalogue
import Foundations
import Labels
import Language
import Space
import Tensors
import Volumes

/// Volumes and label maps: making, resampling, cutting. Entries stand in `VolumesCatalogue`.
enum VolumeFunctions {
    static let all: [Builtin] = Builtin.bind(VolumesCatalogue.entries, bodies)

    static let bodies: [String: Builtin.Body] = [
        "volume": { arguments, _ in
            try refuseGrid(arguments)
            let tensor = try arguments.tensor("tensor")
            let dims = try arguments.integerOrNone("dims")
            if let dims, dims != 2, dims != 3 {
                throw Problem(.value, "a volume has 2 or 3 axes of space, not \(dims)", argument: "dims")
            }
            let rank = dims ?? min(tensor.rank, 3)
            return .object(try Volume(tensor: tensor, affine: try affine(arguments, rank: rank), spatialRank: rank))
        },
        "label_map": { arguments, _ in
            try refuseGrid(arguments)
            let tensor = try arguments.tensor("tensor")
            let table = try arguments.recordOrNone("table").map { record in
                LabelTable(
                    try record.pairs.map { name, value in
                        guard case .integer(let number) = value else {
                            throw Problem(
                                .type, "\(name) is \(value.typePhrase) in a table of names", argument: "table")
                        }
                        return (value: number, name: name.plain)
                    })
            }
            return .object(
                try LabelMap(tensor: tensor, affine: try affine(arguments, rank: tensor.rank), table: table))
        },
        "resample": { arguments, _ in
            let image = try arguments.image("image")
            if image is LabelMap, try interpolation(arguments) == .linear, arguments.isGiven("interpolation") {
                throw Problem(
                    .value, "between labels lies no other label, so that a label map is not interpolated",
                    remedy: "leave out interpolation:; a label map takes the nearest label", argument: "interpolation")
            }
            let like = arguments.isNone("like") ? nil : try arguments.image("like")
            if let like {
                switch image {
                case let labels as LabelMap: return .object(try resampled(labels, like))
                case let volume as Volume: return .object(try resampled(volume, like, try interpolation(arguments)))
                default: break
                }
            }
            guard !arguments.isNone("spacing") else {
                throw Problem(
                    .value, "resample needs a spacing, or an image to be like", remedy: "as in resample(t1, spacing: 2)"
                )
            }
            let spacing = try arguments.spacing("spacing", rank: image.spatialRank)
            if let labels = image as? LabelMap { return .object(try labels.resampled(spacing: spacing)) }
            guard let volume = image as? Volume else { throw arguments.mismatch("image", "a volume or a label map") }
            return .object(try volume.resampled(spacing: spacing, interpolation: try interpolation(arguments)))
        },
        "slice": { arguments, _ in
            let (index, axis) = (try arguments.integer("index"), try arguments.axis("axis"))
            switch try arguments.image("image") {
            case let labels as LabelMap: return .object(try labels.slice(axis: axis, index: index))
            case let volume as Volume: return .object(try volume.slice(axis: axis, index: index))
            default: throw arguments.mismatch("image", "a volume or a label map")
            }
        },
    ]

    private static func resampled(_ labels: LabelMap, _ like: any Image) throws -> LabelMap {
        try labels.resampled(affine: like.affine, size: like.size)
    }

    private static func resampled(_ volume: Volume, _ like: any Image, _ how: Interpolation) throws -> Volume {
        try volume.resampled(affine: like.affine, size: like.size, interpolation: how)
    }

    private static func interpolation(_ arguments: Arguments) throws -> Interpolation {
        try arguments.isNone("interpolation")
            ? .linear : Interpolation(named: arguments.string("interpolation"), argument: "interpolation")
    }

    /// Throws for what has a grid already, which a new one would take the place of without a word.
    private static func refuseGrid(_ arguments: Arguments) throws {
        let value = try arguments.value("tensor")
        guard case .object(let object) = value, object is any Image else { return }
        let text = arguments.span("tensor")?.text ?? "x"
        throw Problem(
            .type, "this is \(value.typePhrase) already, with a grid of its own",
            remedy: "\(arguments.signature.name)(\(text).tensor, affine: \(text).affine) keeps its grid; "
                + "another affine or spacing gives its voxels another",
            argument: "tensor")
    }

    private static func affine(_ arguments: Arguments, rank: Int) throws -> Affine {
        if !arguments.isNone("affine") {
            let rows = try arguments.list("affine").elements.map { row -> [Double] in
                guard case .list(let list) = row else { throw arguments.mismatch("affine", "a list of four lists") }
                return try list.elements.map { element in
                    switch element.scalar {
                    case .integer(let number): return Double(number)
                    case .float(let number): return number
                    default: throw arguments.mismatch("affine", "numbers in an affine", found: element.typePhrase)
                    }
                }
            }
            return try Affine(rows: rows)
        }
        if arguments.isNone("spacing") { return .identity }
        return Affine(spacing: try arguments.spacing("spacing", rank: rank), isOriented: false)
    }
}

extension Arguments {
    /// A volume or a label map.
    func image(_ name: String) throws -> any Image {
        if case .object(let object) = try value(name), let image = object as? any Image { return image }
        throw mismatch(name, "a volume or a label map")
    }

    /// Voxel sizes in mm: one for each axis, or one for all.
    func spacing(_ name: String, rank: Int) throws -> [Double] {
        let numbers: [Double]
        if case .list = try value(name) {
            numbers = try self.numbers(name)
        } else {
            numbers = [Double](repeating: try number(name), count: rank)
        }
        try Spacing.require(numbers, rank: rank, argument: name)
        return numbers
    }

    /// An axis of space: 0, 1, 2, or "x", "y", "z".
    func axis(_ name: String) throws -> Int {
        if case .string(let text) = try value(name) {
            return try SpatialAxis(named: text, argument: name).index
        }
        let axis = try integer(name)
        guard (0...2).contains(axis) else {
            throw Problem(.value, "there is no axis \(axis)", remedy: "it is 0, 1 or 2", argument: name)
        }
        return axis
    }
}

extension Record {
    var pairs: [(key: Key, value: Value)] { fields.map { ($0.key, $0.value) } }
}

extension Record.Key {
    /// Without quotes.
    var plain: String {
        switch self {
        case .name(let name): name
        case .integer(let number): "\(number)"
        }
    }
}
