import Datasets
import Foundations
import Labels
import Language
import Networks
import Tensors
import Training
import Volumes

extension Arguments {
    /// A tensor, or a number, volume or label map as one.
    func tensor(_ name: String) throws -> Tensor {
        let value = try value(name)
        if let tensor = try value.asTensor { return tensor }
        throw Problem(
            .type,
            "\(signature.name) expects \(takesImages(name) ? "a volume or tensor" : "a tensor") for `\(name)`, "
                + "found \(value.typePhrase)", remedy: remedy(value), argument: name)
    }

    func tensorOrNone(_ name: String) throws -> Tensor? { isNone(name) ? nil : try tensor(name) }

    /// Whether a parameter is called as those are that take an image.
    private func takesImages(_ name: String) -> Bool { name == "image" || name == "images" }

    private func remedy(_ value: Value) -> String? {
        if case .list = value { return "tensor([…]) makes one of a list" }
        return nil
    }

    func hierarchy(_ name: String) throws -> Hierarchy { try object(name, as: Hierarchy.self, "hierarchy") }
    func annotation(_ name: String) throws -> Annotation { try object(name, as: Annotation.self, "annotation") }
    func network(_ name: String) throws -> any Network { try object(name, as: NetworkObject.self, "network").network }

    /// A list of strings, or a single one; nil for none.
    func stringsOrNone(_ name: String) throws -> [String]? {
        if isNone(name) { return nil }
        let value = try value(name)
        guard let strings = value.strings else {
            throw mismatch(name, "a list of strings")
        }
        return strings
    }

    /// Sizes or axes: a list of integers, or a single one.
    func shape(_ name: String) throws -> [Int] {
        if case .integer(let number) = try value(name).scalar { return [number] }
        return try integers(name)
    }

    func integersOrNone(_ name: String) throws -> [Int]? { isNone(name) ? nil : try shape(name) }

    /// A list of tensors.
    func tensors(_ name: String) throws -> [Tensor] {
        try list(name).elements.map { element in
            guard let tensor = try element.asTensor else {
                throw mismatch(name, "a list of tensors", found: "a list with \(element.typePhrase) in it")
            }
            return tensor
        }
    }

    /// A count of at least `least`.
    func count(_ name: String, atLeast least: Int = 1) throws -> Int {
        let number = try integer(name)
        guard number >= least else {
            throw Problem(.value, "\(name) is \(number), and must be at least \(least)", argument: name)
        }
        return number
    }

    /// The names of a label map's values, or of a hierarchy's leaves.
    func labelTable(_ name: String) throws -> LabelTable {
        let labels: LabelMap = try object(name, as: LabelMap.self, "label map")
        guard let table = labels.table else {
            throw Problem(
                .value, "the label map has no names for its values",
                remedy: "give it some, as in label_map(map.tensor, affine: map.affine, table: {liver: 1, spleen: 2})",
                argument: name)
        }
        return table
    }
}

extension Value {
    /// A list of strings, or a single string as a list of one; else nil.
    var strings: [String]? {
        switch self {
        case .string(let text): return [text]
        case .list(let list):
            let texts = list.elements.compactMap { element -> String? in
                if case .string(let text) = element { return text }
                return nil
            }
            return texts.count == list.elements.count ? texts : nil
        default: return nil
        }
    }
}
