import Foundations
import Language

extension Value {
    /// The digest of the bits behind a value: an object's own, or one over those of all objects in a list or record; nil
    /// where what is shown says all.
    public var digest: String? {
        if case .object(let object) = self { return object.digest }
        var found: [String] = []
        var rest = [self]
        var looked = 0
        while let next = rest.popLast(), looked < 100_000 {
            looked += 1
            switch next {
            case .object(let object): if let digest = object.digest { found.append(digest) }
            case .list(let list): rest += list.elements.reversed()
            case .record(let record): rest += record.values.reversed()
            default: break
            }
        }
        return found.isEmpty ? nil : String(Digest.sha256(Array(found.joined(separator: " ").utf8)).prefix(16))
    }
}
