extension Hierarchy {
    /// The hierarchy whose leaves are the cells that overlapping masks cut the image into; every mask is a region of it.
    ///
    /// A cell inside one mask alone is called "R only" ("R" where that is the whole mask), one inside several "R and S".
    ///
    /// - Throws: `LabelError` for no masks, masks of different sizes, an empty mask, a name given twice.
    public static func atoms(of masks: [(region: String, mask: [Bool])]) throws(LabelError) -> Hierarchy {
        guard let voxels = masks.first?.mask.count else {
            throw LabelError("There are no masks to take apart.", remedy: "Give at least one, under its region's name.")
        }
        // The cell of each voxel, refined mask by mask, and which masks hold each cell.
        var cell = [Int](repeating: 0, count: voxels)
        var members: [[Int]] = [[]]
        for (number, (name, mask)) in masks.enumerated() {
            guard mask.count == voxels else {
                throw LabelError(
                    "The mask of \"\(name)\" has \(mask.count) voxels, that of \"\(masks[0].region)\" \(voxels).",
                    remedy: "All masks have the shape of the image.")
            }
            guard mask.contains(true) else {
                throw LabelError("The mask of \"\(name)\" is empty.", remedy: "Leave it out: it has no leaves.")
            }
            var place: [Int: Int] = [:]
            var refined: [[Int]] = []
            for voxel in 0..<voxels {
                let half = 2 * cell[voxel] + (mask[voxel] ? 1 : 0)
                if place[half] == nil {
                    place[half] = refined.count
                    refined.append(members[cell[voxel]] + (mask[voxel] ? [number] : []))
                }
                cell[voxel] = place[half] ?? 0
            }
            members = refined
        }
        let cells = members.filter { !$0.isEmpty }.sorted { $0.lexicographicallyPrecedes($1) }
        let names = cells.map { cell in
            if cell.count > 1 { return cell.map { masks[$0].region }.joined(separator: " and ") }
            let isWhole = cells.count { $0.contains(cell[0]) } == 1
            return masks[cell[0]].region + (isWhole ? "" : " only")
        }
        let leaves = try Hierarchy(zip(names, 1...).map { .leaf($0, $1) })
        var regions: [(name: String, parts: [String])] = []
        for (number, (name, _)) in masks.enumerated() where !names.contains(name) {
            regions.append((name, zip(names, cells).filter { $1.contains(number) }.map(\.0)))
        }
        return try leaves.with(regions)
    }
}
