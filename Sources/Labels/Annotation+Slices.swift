extension Annotation {
    /// This annotation on some slices only: a voxel that lies in none of them can be any leaf. What is ignored stays so.
    ///
    /// - Parameter slices: by axis, whether each slice across it is kept.
    /// - Throws: `LabelError` for an axis there is not, and flags that are not as many as the slices.
    public func keeping(slices: [Int: [Bool]]) throws(LabelError) -> Annotation {
        for (axis, kept) in slices.sorted(by: { $0.key < $1.key }) {
            guard shape.indices.contains(axis) else {
                throw LabelError(
                    "There is no axis \(axis) in an annotation of shape \(shape).",
                    remedy: "Its axes are numbered from 0 to \(shape.count - 1).")
            }
            guard kept.count == shape[axis] else {
                throw LabelError("Axis \(axis) has \(shape[axis]) slices, but \(kept.count) flags were given.")
            }
        }
        // The slices of an axis follow each other every `step` voxels.
        var steps = [Int](repeating: 1, count: shape.count)
        for axis in shape.indices.dropLast().reversed() { steps[axis] = steps[axis + 1] * shape[axis + 1] }
        guard let unknown = UInt16(exactly: sets.count) else {
            throw LabelError("The annotation carries 65,536 sets already.")
        }
        var kept = [Bool](repeating: false, count: count)
        for (axis, flags) in slices {
            for voxel in kept.indices where flags[voxel / steps[axis] % shape[axis]] { kept[voxel] = true }
        }
        return Annotation(
            unchecked: hierarchy, shape, sets + [hierarchy.everything], zip(indices, kept).map { $1 ? $0 : unknown },
            ignored, grid)
    }
}
