import Space

extension Annotation {
    /// The annotation that masks of single regions make: at each voxel the intersection over all masks of the region
    /// (inside) or its complement (outside). Regions without a mask stay unknown.
    ///
    /// - Throws: `LabelError` for an unknown region, a mask of the wrong size, and voxels whose masks contradict each
    ///   other in this hierarchy.
    public init(
        masks: [(region: String, mask: [Bool])], shape: [Int], hierarchy: Hierarchy, ignoring ignored: [Bool]? = nil,
        grid: Grid? = nil
    ) throws(LabelError) {
        let voxels = try Self.voxels(of: shape)
        try Self.check(grid, shape)
        if let ignored, ignored.count != voxels {
            throw LabelError(
                "The mask of ignored voxels has \(ignored.count) voxels, the annotation of shape \(shape) has \(voxels).",
                remedy: "Give a mask of the same shape.", argument: "ignore")
        }
        var sets = [hierarchy.everything]
        var indices = [UInt16](repeating: 0, count: voxels)
        for (name, mask) in masks {
            let region = try hierarchy.union([name], as: "masks")
            guard mask.count == voxels else {
                throw LabelError(
                    "The mask of \"\(name)\" has \(mask.count) voxels, the annotation of shape \(shape) has \(voxels).",
                    remedy: "All masks have the shape of the image.", argument: "masks")
            }
            let outside = hierarchy.everything - region
            // Each set splits into two: where the mask holds, and where it does not.
            var place: [UInt16?] = Array(repeating: nil, count: 2 * sets.count)
            var isClash = [Bool](repeating: false, count: 2 * sets.count)
            var refined: [LabelSet] = []
            for voxel in 0..<voxels {
                let half = 2 * Int(indices[voxel]) + (mask[voxel] ? 1 : 0)
                // Where masks clash at ignored voxels, they may clash at others too.
                if let index = place[half], !isClash[half] || ignored?[voxel] == true {
                    indices[voxel] = index
                    continue
                }
                let set = sets[half / 2] & (mask[voxel] ? region : outside)
                if set.isEmpty, ignored?[voxel] != true {
                    let clash = mask[voxel] ? "inside" : "outside"
                    throw LabelError(
                        "The masks contradict each other: a voxel \(clash) \"\(name)\" was \(hierarchy.describe(sets[half / 2])) by the masks before.",
                        remedy: "Leaves partition space: where masks overlap, atoms(masks) makes the hierarchy.",
                        argument: "masks")
                }
                guard let index = UInt16(exactly: refined.count) else {
                    throw LabelError("The masks cut the image into more than 65,536 kinds of voxels.")
                }
                isClash[half] = set.isEmpty
                refined.append(set.isEmpty ? hierarchy.everything : set)
                place[half] = index
                indices[voxel] = index
            }
            sets = refined
        }
        self.init(unchecked: hierarchy, shape, sets, indices, ignored?.contains(true) == true ? ignored : nil, grid)
    }
}
