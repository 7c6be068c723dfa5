import Foundations
import Labels
import Language
import Volumes

extension LabelNames {
    /// Throws where a label map calls a value otherwise than the hierarchy does, and `values:` does not say what it means:
    /// numbers of two sources agree by chance, and a liver would be taken for a spleen.
    static func requireAgreement(_ arguments: Arguments) throws {
        guard case .object(let object) = try arguments.value("labels"), let map = object as? LabelMap,
            let table = map.table,
            case .object(let other) = try arguments.value("hierarchy"), let hierarchy = other as? Hierarchy
        else { return }
        var explained: Set<Int> = []
        if case .record(let record) = try arguments.value("values") {
            for key in record.keys { if case .integer(let value) = key { explained.insert(value) } }
        }
        let names = Dictionary(hierarchy.leaves.map { ($0.value, $0.name) }) { first, _ in first }
        let others = table.entries.filter { entry in
            guard entry.value != 0, !explained.contains(entry.value), let name = names[entry.value] else {
                return false
            }
            return plain(name) != plain(entry.name)
        }
        guard !others.isEmpty else { return }
        let found = Set(map.values)
        guard let entry = others.first(where: { found.contains($0.value) }), let name = names[entry.value] else {
            return
        }
        let meant = hierarchy.leaves.first { plain($0.name) == plain(entry.name) }?.name ?? name
        throw Problem(
            .value,
            "the value \(entry.value) is \"\(entry.name)\" by the label map's names, and \"\(name)\" in the hierarchy",
            remedy:
                "values: {\(entry.value): \"\(meant)\"} says what it means; hierarchy(labels) makes a hierarchy of the map's names",
            argument: "labels")
    }

    /// A name without what spellings differ in.
    private static func plain(_ name: String) -> String {
        String(name.lowercased().filter { $0.isLetter || $0.isNumber })
    }
}
