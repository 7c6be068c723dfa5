import Augmentation
import Catalogue
import Foundations
import Language

/// A random change as a value: `random_noise(0.02)`.
struct TransformObject: HostObject {
    let transform: any Transform
    let name: String
    /// How it is called.
    let summary: String

    var typeName: String { "transform" }
    var callRemedy: String? { "augment(image, transform) applies it" }

    init(_ transform: any Transform, _ entry: Entry, _ arguments: Arguments) throws {
        self.transform = transform
        name = entry.name
        let values = try entry.parameters.map { "\($0.name): \(try arguments.value($0.name).display(width: 60))" }
        summary = "\(entry.name)(\(values.joined(separator: ", ")))"
    }
}

extension Arguments {
    /// A transform, or a list of them as one.
    func transform(_ name: String) throws -> any Transform { Chain(try transforms(name).map(\.transform)) }

    /// The same for `tta`, where each is undone on the maps. Throws `Problem` that names one which cannot be.
    func invertibleTransform(_ name: String) throws -> any Transform {
        let found = try transforms(name)
        if let other = found.first(where: { !$0.transform.isInvertible }) {
            throw Problem(
                .value, "what \(other.name) does to an image cannot be undone on its maps",
                remedy: "take random_flips, random_turns or changes of intensity", argument: name)
        }
        guard !found.isEmpty else {
            throw Problem(
                .value, "without a transform all samples would be equal",
                remedy: "name some, as in [random_flips()], or leave transforms out", argument: name)
        }
        return Chain(found.map(\.transform))
    }

    private func transforms(_ name: String) throws -> [TransformObject] {
        let value = try value(name)
        let elements = if case .list(let list) = value { list.elements } else { [value] }
        return try elements.map { element in
            switch element {
            case .object(let object as TransformObject): return object
            case .function(let function as BuiltinFunction) where function.entry.result == "transform":
                throw mismatch(
                    name, "a transform, or a list of them", found: "a function; write \(function.entry.name)()")
            default:
                var found = element.typePhrase
                if case .list = value { found = "a list with \(found) in it" }
                throw mismatch(name, "a transform, or a list of them", found: found)
            }
        }
    }
}
