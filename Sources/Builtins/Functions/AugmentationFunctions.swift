import Augmentation
import Catalogue
import Datasets
import Foundations
import Language
import Volumes

/// Random changes of images. Entries stand in `AugmentationCatalogue`.
enum AugmentationFunctions {
    static let all: [Builtin] = Builtin.bind(AugmentationCatalogue.entries, bodies)

    static let bodies: [String: Builtin.Body] =
        transforms.merging(["augment": augment]) { first, _ in first }

    private static let transforms: [String: Builtin.Body] = [
        made(Flips.entry) { try Flips(axes: $0.flipAxes("axes")) },
        made(QuarterTurns.entry) { try QuarterTurns(axes: $0.imageAxes("axes")) },
        made(RandomDeformation.entry) { arguments in
            try RandomDeformation(
                scale: arguments.number("scale"), rotation: arguments.number("rotation"),
                shear: arguments.number("shear"), translation: arguments.number("translation"),
                warp: arguments.number("warp"), share: arguments.number("share"))
        },
        made(RandomBias.entry) { arguments in
            try RandomBias(strength: arguments.number("strength"), share: arguments.number("share"))
        },
        made(PercentileRescaling.entry) { arguments in
            try PercentileRescaling(lower: arguments.number("lower"), upper: arguments.number("upper"))
        },
        made(RandomNoise.entry) { arguments in
            try RandomNoise(deviation: arguments.number("deviation"), share: arguments.number("share"))
        },
        made(RangeRescaling.entry) { _ in RangeRescaling() },
        made(RandomGamma.entry) { try RandomGamma(deviation: $0.number("deviation")) },
    ].reduce(into: [:]) { $0[$1.name] = $1.body }

    private static func made(
        _ entry: Entry, _ make: @escaping @Sendable (Arguments) throws -> any Transform
    ) -> (name: String, body: Builtin.Body) {
        (entry.name, { arguments, _ in .object(try TransformObject(make(arguments), entry, arguments)) })
    }

    private static let augment: Builtin.Body = { arguments, call in
        let transform = try arguments.transform("transforms")
        let value = try arguments.value("data")
        guard case .object(let object) = value else { throw mismatch(arguments) }
        var stream = call.host.randomStream("augment")
        switch object {
        case let volume as Volume:
            return .object(try volume.changed(by: transform.draw(for: Frame(volume), stream: &stream)))
        case let item as Case:
            return .object(try item.changed(by: transform.draw(for: Frame(item.image), stream: &stream)))
        case let data as Dataset: return .object(try data.changed(by: transform, stream: stream))
        default: throw mismatch(arguments)
        }
    }

    private static func mismatch(_ arguments: Arguments) -> ScriptError {
        arguments.mismatch("data", "a volume, a case or a dataset")
    }
}

extension Arguments {
    /// Axes by letter, number or where they run; nil for `none`.
    fileprivate func imageAxes(_ name: String) throws -> [ImageAxis]? {
        if isNone(name) { return nil }
        let value = try value(name)
        let elements = if case .list(let list) = value { list.elements } else { [value] }
        return try elements.map { element in
            switch element {
            case .string(let text): return try ImageAxis(named: text, argument: name)
            case .integer(let number): return try ImageAxis(number: number, argument: name)
            default: throw mismatch(name, "axes by letter, number or where they run", found: element.typePhrase)
            }
        }
    }

    fileprivate func flipAxes(_ name: String) throws -> Flips.Axes {
        if case .string("all") = try value(name) { return .all }
        guard let axes = try imageAxes(name) else { return .suitable }
        guard !axes.isEmpty else {
            throw Problem(
                .value, "no axis was named", remedy: "name one, as in [\"x\"], or leave random_flips out",
                argument: name)
        }
        return .named(axes)
    }
}
