import Labels

/// Repeatable random hierarchies and annotations for property tests (SplitMix64).
struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// A tree of up to 60 leaves with values in no order, and now and then regions that overlap.
    mutating func hierarchy() throws -> Hierarchy {
        let count = Int.random(in: 1...60, using: &self)
        let values = Array(1...(3 * count)).shuffled(using: &self)
        var nodes: [Hierarchy.Node] = (0..<count).map { .leaf("leaf\($0)", values[$0]) }
        for group in 0..<Int.random(in: 0...8, using: &self) {
            let taken = Int.random(in: 1...nodes.count, using: &self)
            nodes.shuffle(using: &self)
            nodes = [.region("group\(group)", Array(nodes.prefix(taken)))] + nodes.dropFirst(taken)
        }
        let tree = try Hierarchy(nodes)
        guard Bool.random(using: &self) else { return tree }
        let parts = (0..<3).map { _ in tree.regionNames.randomElement(using: &self) ?? "" }
        return try tree.with([("rim", parts)])
    }

    mutating func set(in hierarchy: Hierarchy) -> LabelSet {
        let count = Int.random(in: 1...hierarchy.leaves.count, using: &self)
        return LabelSet(hierarchy.leaves.indices.shuffled(using: &self).prefix(count))
    }

    mutating func annotation(of hierarchy: Hierarchy) throws -> Annotation {
        let sets = (0..<6).map { _ in set(in: hierarchy) } + [LabelSet(0), hierarchy.everything]
        let shape = [Int.random(in: 1...5, using: &self), Int.random(in: 1...7, using: &self)]
        let indices = (0..<(shape[0] * shape[1])).map { _ in UInt16.random(in: 0..<8, using: &self) }
        let ignored = Bool.random(using: &self) ? indices.map { _ in Int.random(in: 0..<4, using: &self) == 0 } : nil
        return try Annotation(hierarchy: hierarchy, shape: shape, sets: sets, indices: indices, ignored: ignored)
    }

    mutating func truth(of hierarchy: Hierarchy, shape: [Int] = [6, 5]) throws -> Annotation {
        let labels = (0..<shape.reduce(1, *)).map { _ in hierarchy.leaves.randomElement(using: &self)?.value ?? 0 }
        return try Annotation(labels: labels, shape: shape, hierarchy: hierarchy)
    }
}

func organs() throws -> Hierarchy {
    try Hierarchy(tree: .region("body", [.leaf("liver", 1), .leaf("pancreas", 2), .leaf("stomach", 3)]))
}

func nested() throws -> Hierarchy {
    try Hierarchy([.region("body", [.leaf("a", 1), .region("bc", [.leaf("b", 2), .leaf("c", 3)])])])
}
