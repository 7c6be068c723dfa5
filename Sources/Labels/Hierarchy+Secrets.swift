extension Hierarchy {
    /// The names of the regions kept (places among `regions`), without those that together with the others would single
    /// out a leaf that was dropped.
    public func regions(_ kept: [Int], hiding dropped: [Int]) -> [String] {
        let secrets = LabelSet(dropped.compactMap { regions[$0].set.onlyLeaf })
        var partition = Partition(count: leaves.count)
        var names: [String] = []
        for index in kept.filter({ regions[$0].set.isSingleton }) + kept.filter({ !regions[$0].set.isSingleton }) {
            let refined = partition.split(by: regions[index].set)
            if !regions[index].set.isSingleton, refined.singlesOut(secrets) { continue }
            partition = refined
            names.append(regions[index].name)
        }
        return names
    }
}

/// Which leaves a collection of regions cannot tell apart.
private struct Partition {
    private var cell: [Int]

    init(count: Int) { cell = Array(repeating: 0, count: count) }

    func split(by region: LabelSet) -> Partition {
        var result = self
        var number: [Int: Int] = [:]
        for leaf in cell.indices {
            let key = 2 * cell[leaf] + (region.contains(leaf) ? 1 : 0)
            let place = number[key] ?? number.count
            number[key] = place
            result.cell[leaf] = place
        }
        return result
    }

    func singlesOut(_ leaves: LabelSet) -> Bool {
        var size: [Int: Int] = [:]
        for place in cell { size[place, default: 0] += 1 }
        return leaves.contains { size[cell[$0]] == 1 }
    }
}
