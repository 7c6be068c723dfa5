extension Annotation {
    /// The same sets under another hierarchy with the same leaves: other regions can then be asked for.
    ///
    /// - Throws: `LabelError` if a leaf is missing or has another value there.
    public func under(_ other: Hierarchy) throws(LabelError) -> Annotation {
        guard other != hierarchy else { return self }
        guard other.leaves == hierarchy.leaves else {
            let odd =
                hierarchy.leaves.first { !other.leaves.contains($0) }
                ?? other.leaves.first {
                    !hierarchy.leaves.contains($0)
                }
            throw LabelError(
                "The two hierarchies have different leaves: only one has \(odd.map { "\($0.name): \($0.value)" } ?? "").",
                remedy: "Regions may differ, leaves and their values may not.")
        }
        return Annotation(unchecked: other, shape, sets, indices, ignored, grid)
    }
}
