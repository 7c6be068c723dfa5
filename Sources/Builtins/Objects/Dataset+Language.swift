import Datasets
import Foundations
import Labels
import Language
import Tensors
import Volumes

extension Case: HasMembers {
    public var typeName: String { "case" }
    public var summary: String { "case \"\(name)\", image \(image.geometry)" }
    public func display(width: Int) -> String {
        let states = annotation.hierarchy.regions.map { ($0.name, annotation.completeness($0.set)) }
        let lines = [Completeness.complete, .partly, .unknown].compactMap { state -> String? in
            let names = states.filter { $0.1 == state }.map(\.0)
            return names.isEmpty ? nil : "  \(state.rawValue): \(names.joined(separator: ", "))"
        }
        return TextWidth.cut(summary, to: max(40, width)) + "\n" + lines.joined(separator: "\n")
    }
    public var digest: String? {
        let known = "\(image.digest ?? "") \(annotation.digest ?? "") \(truth?.digest ?? "")"
        let all = overlay.map { "\(known) \($0.digest ?? "")" } ?? known
        return Digest.sha256(all.utf8).prefix(16).description
    }
    public var memberNames: [String] { ["name", "image", "annotation", "truth", "labels", "weight", "overlay"] }

    public func member(_ name: String) throws -> Value? {
        switch name {
        case "name": return .string(self.name)
        case "image": return .object(image)
        case "annotation": return .object(annotation)
        case "truth": return truth.map { .object($0) } ?? Value.none
        case "labels": return .object(try labels())
        case "weight": return .float(weight)
        case "overlay": return overlay.map { .object($0) } ?? Value.none
        default: return nil
        }
    }
}

extension Case: HasStoredParts {
    public func storedMember(_ name: String) -> Value? {
        switch name {
        case "name": .string(self.name)
        case "image": .object(image)
        case "annotation": .object(annotation)
        case "truth": truth.map { .object($0) }
        case "weight": .float(weight)
        case "overlay": overlay.map { .object($0) }
        default: nil
        }
    }
}

extension Dataset: HasStoredParts {
    public func storedMember(_ name: String) -> Value? { name == "hierarchy" ? .object(hierarchy) : nil }
    public func storedElement(at position: Int) -> Value? { (try? self[position]).map { .object($0) } }
}

extension Dataset: HasMembers, Indexable, Iterable {
    public var typeName: String { "dataset" }
    public var summary: String {
        "dataset of \(Counted.text(count, "case")), \(Counted.text(hierarchy.regions.count, "region")), images \(commonSize.map { "\($0)" } ?? "of several sizes")"
    }
    public func display(width: Int) -> String { summary + "\n" + self.summary().render(width: width) }
    public var digest: String? {
        Digest.sha256(cases.map { $0.digest ?? "" }.joined(separator: " ").utf8).prefix(16).description
    }
    public var memberNames: [String] { ["cases", "regions", "hierarchy", "table"] }
    public var elementCount: Int { count }

    public func member(_ name: String) throws -> Value? {
        switch name {
        case "cases": .list(cases.map { .object($0) })
        case "regions": .strings(hierarchy.regionNames)
        case "hierarchy": .object(hierarchy)
        case "table": .table(summary())
        default: nil
        }
    }

    public func element(at position: Int) throws -> Value { .object(try self[position]) }

    public func element(at indices: [Index]) throws -> Value {
        switch indices.first {
        case .value(.integer(let position))? where indices.count == 1: return .object(try self[position])
        case .value(.range(let range))? where indices.count == 1: return .object(try part(range))
        case .slice(let start, let stop, nil)? where indices.count == 1:
            func wrapped(_ place: Int) -> Int { min(max(place < 0 ? place + count : place, 0), count) }
            let (from, to) = (wrapped(start ?? 0), wrapped(stop ?? count))
            return .object(try part(from..<max(from, to)))
        default:
            throw Problem(
                .type, "a dataset is indexed by the number of a case, or a slice", remedy: "as in data[0] or data[:10]")
        }
    }
}
