extension LabelTable {
    /// Those of a map's values that have no name here; background, 0, needs none.
    public func unnamed(among values: [Int]) -> [Int] {
        let known = Set(entries.map(\.value))
        return values.filter { $0 != 0 && !known.contains($0) }
    }

    /// Names that more than one value bears, each with its values, in the table's order.
    public var sharedNames: [(name: String, values: [Int])] {
        var values: [String: [Int]] = [:]
        for entry in entries { values[entry.name, default: []].append(entry.value) }
        var seen: Set<String> = []
        return entries.compactMap { entry in
            guard let shared = values[entry.name], shared.count > 1, seen.insert(entry.name).inserted else {
                return nil
            }
            return (entry.name, shared)
        }
    }
}
