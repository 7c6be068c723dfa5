extension Hierarchy {
    /// The tree as text: leaves with their values, further regions below as the unions they are.
    ///
    ///     background  0
    ///     body
    ///     ├─ liver  1
    ///     └─ pancreas  2
    public func drawing() -> String {
        let tree = regions.filter { !$0.isExtra }
        var lines = ["\(Self.backgroundName)  0"]
        // Whether another child follows, for each open level: decides between │ and blank, ├ and └.
        for (position, region) in tree.enumerated() {
            var prefix = ""
            for level in stride(from: 1, through: region.depth, by: 1) {
                let follows = hasFollower(at: level, after: position, in: tree)
                if level == region.depth {
                    prefix += follows ? "├─ " : "└─ "
                } else {
                    prefix += follows ? "│  " : "   "
                }
            }
            lines.append(prefix + region.name + suffix(of: region, at: position, in: tree))
        }
        for region in regions where region.isExtra {
            lines.append("\(region.name) = \(describe(region.set))")
        }
        return lines.joined(separator: "\n")
    }

    /// A set in words: "{liver, stomach}"; long ones end in "… (n leaves)".
    public func describe(_ set: LabelSet, limit: Int = 8) -> String {
        if set == everything && leaves.count > limit { return "{all \(leaves.count) leaves}" }
        let names = set.map { $0 < leaves.count ? leaves[$0].name : "leaf \($0)" }
        if names.count <= limit { return "{\(names.joined(separator: ", "))}" }
        return "{\(names.prefix(limit - 1).joined(separator: ", ")), … (\(names.count) leaves)}"
    }

    /// The next node after `position` that is not deeper than `level` is a sibling at that level.
    private func hasFollower(at level: Int, after position: Int, in tree: [Region]) -> Bool {
        for region in tree[(position + 1)...] {
            if region.depth < level { return false }
            if region.depth == level { return true }
        }
        return false
    }

    private func suffix(of region: Region, at position: Int, in tree: [Region]) -> String {
        let isInner = position + 1 < tree.count && tree[position + 1].depth > region.depth
        guard !isInner, let leaf = region.set.onlyLeaf, leaf < leaves.count else { return "" }
        return "  \(leaves[leaf].value)"
    }
}
