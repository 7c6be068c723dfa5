/// The voxels of an image and where they stand: how many along each axis, and the affine.
///
/// Volumes, label maps, masks and annotations have one; a tensor has none and goes with everything of its size.
public struct Grid: Sendable, Equatable {
    /// Voxels along each axis of space: two or three, one for a row of voxels.
    public let size: [Int]
    public let affine: Affine

    public init(size: [Int], affine: Affine) {
        self.size = size
        self.affine = affine
    }

    /// mm a voxel along each axis.
    public var spacing: [Double] { Array(affine.spacing.prefix(size.count)) }

    /// "RAS", or two letters for a slice.
    public var orientation: String { String(affine.orientation.prefix(size.count)) }

    /// How far the corner voxels of two grids may lie apart, in mm: a tenth of the smallest spacing of both.
    static func tolerance(_ a: Grid, _ b: Grid) -> Double {
        // Coordinates of hundreds of mm round in the 14th digit.
        0.1 * (1 + 1e-9) * (a.spacing + b.spacing).reduce(.infinity, min)
    }
}

extension Grid {
    /// The part of the grid that is left by an index along each axis: a voxel takes its axis away, a run of voxels keeps it.
    /// The axis that is cut becomes the third, as for a slice. Nil where no axis is left.
    public func part(_ chosen: [AxisPart]) -> Grid? {
        let kept = chosen.indices.filter { chosen[$0].count != nil }
        guard chosen.count == size.count, !kept.isEmpty else { return nil }
        let start = affine.starting(at: chosen.map { Double($0.start) })
            .scaled(by: chosen.map { Double($0.step) })
        let cut = (0..<3).filter { !kept.contains($0) }
        return Grid(size: kept.compactMap { chosen[$0].count }, affine: start.reordered(kept + cut))
    }

    /// What an index leaves of one axis.
    public struct AxisPart: Sendable, Equatable {
        public let start: Int
        /// From one voxel to the next; negative where the axis is reversed.
        public let step: Int
        /// How many voxels; nil for one alone, which takes the axis away.
        public let count: Int?

        /// Voxels `start`, `start + step`, … of them `count`.
        public init(start: Int, step: Int, count: Int) {
            (self.start, self.step, self.count) = (start, step, count)
        }

        /// One voxel.
        public init(voxel: Int) { (start, step, count) = (voxel, 1, nil) }
    }
}
