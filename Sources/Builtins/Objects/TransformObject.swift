import Augmentation
import Catalogue
import Language

/// A random change as a value: `random_noise(0.02)`.
struct TransformObject: HostObject {
    let transform: any Transform
    /// How it is called.
    let summary: String

    var typeName: String { "transform" }
    var callRemedy: String? { "augment(image, transform) applies it" }

    init(_ transform: any Transform, _ entry: Entry, _ arguments: Arguments) throws {
        self.transform = transform
        let values = try entry.parameters.map { "\($0.name): \(try arguments.value($0.name).display(width: 60))" }
        summary = "\(entry.name)(\(values.joined(separator: ", ")))"
    }
}

extension Arguments {
    /// A transform, or a list of them as one.
    func transform(_ name: String) throws -> any Transform {
        let value = try value(name)
        let elements = if case .list(let list) = value { list.elements } else { [value] }
        return Chain(
            try elements.map { element in
                switch element {
                case .object(let object as TransformObject): return object.transform
                case .function(let function as BuiltinFunction) where function.entry.result == "transform":
                    throw mismatch(
                        name, "a transform, or a list of them", found: "a function; write \(function.entry.name)()")
                default:
                    var found = element.typePhrase
                    if case .list = value { found = "a list with \(found) in it" }
                    throw mismatch(name, "a transform, or a list of them", found: found)
                }
            })
    }
}
