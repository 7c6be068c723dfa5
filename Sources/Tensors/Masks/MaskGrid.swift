import CKernels
import Foundations

/// Masks on a grid of up to three axes, in row-major order: their surfaces, and how far voxels are from the nearest marked one.
///
/// Distances are exact, of 4 bytes a voxel of the grid in memory, on all threads. (Distances.c)
public struct MaskGrid: Sendable {
    /// [planes, rows, columns]; axes that the image lacks come first and have one voxel.
    private let size: [Int]
    /// mm a voxel along these.
    private let spacing: [Double]
    private let hasPlanes: Bool
    private let hasRows: Bool

    /// - Throws: `Problem` for more than three axes, and more voxels in a plane than places can tell apart.
    public init(size: [Int], spacing: [Double]) throws {
        guard size.count <= 3, spacing.count == size.count else {
            throw Problem(.shape, "a grid of masks has 1 to 3 axes, found the size \(size)")
        }
        let missing = 3 - size.count
        self.size = [Int](repeating: 1, count: missing) + size
        self.spacing = [Double](repeating: 1, count: missing) + spacing
        hasPlanes = size.count > 2
        hasRows = size.count > 1
        let (plane, isHuge) = self.size[1].multipliedReportingOverflow(by: self.size[2])
        guard !isHuge, plane < Int32.max, self.size[0] < Int32.max else {
            throw Problem(.memory, "masks of size \(size) are too large for distances")
        }
    }

    public var count: Int { size.reduce(1, *) }

    /// The voxels inside that have a face-neighbour outside, or lie at the border; ignored voxels belong to no surface, and
    /// beside them none is seen. With their number. Throws `Interrupted`.
    public func surface(of mask: [Bool], ignored: [Bool]? = nil) throws -> (voxels: [Bool], count: Int) {
        guard mask.count == count, ignored.map({ $0.count == count }) ?? true else {
            throw Problem(.shape, "a mask of \(mask.count) voxels does not have the size \(size)")
        }
        var surface = [Bool](repeating: false, count: count)
        var counts = [Int](repeating: 0, count: size[0])
        try mask.withUnsafeBufferPointer { mask in
            try surface.withUnsafeMutableBufferPointer { surface in
                try counts.withUnsafeMutableBufferPointer { counts in
                    func find(_ ignored: UnsafePointer<Bool>?) throws {
                        guard let mask = mask.baseAddress, let surface = surface.baseAddress else { return }
                        try Threads.forEachChunk(size[0], chunk: planesPerChunk) { start, end in
                            for plane in start..<end {
                                counts[plane] = reel_surface_of_plane(
                                    mask, ignored, surface, size[0], size[1], size[2], plane, hasPlanes, hasRows)
                            }
                        }
                    }
                    if let ignored {
                        try ignored.withUnsafeBufferPointer { try find($0.baseAddress) }
                    } else {
                        try find(nil)
                    }
                }
            }
        }
        return (surface, counts.reduce(0, +))
    }

    /// From each voxel that is asked for to the nearest mark, in mm, in an order that the grid decides; infinite where nothing is
    /// marked. Throws `Interrupted`, and `Problem` where memory is short.
    public func distances(from asked: [Bool], to marks: [Bool]) throws -> [Double] {
        guard asked.count == count, marks.count == count else {
            throw Problem(.shape, "masks of \(asked.count) and \(marks.count) voxels do not have the size \(size)")
        }
        guard count > 0 else { return [] }
        let places = try Storage(bytes: 4 * count, for: "the distances between surfaces")
        let nearest = places.pointer.assumingMemoryBound(to: Int32.self)
        let (planes, rows, columns) = (size[0], size[1], size[2])
        defer { withExtendedLifetime(places) {} }
        return try marks.withUnsafeBufferPointer { marks in
            try asked.withUnsafeBufferPointer { asked in
                guard let marks = marks.baseAddress, let asked = asked.baseAddress else { return [] }
                try Threads.forEachChunk(planes, chunk: planesPerChunk) { start, end in
                    Scratch(longest: size.max() ?? 1).use { values, starts, sites, block in
                        for plane in start..<end {
                            reel_nearest_in_plane(
                                marks + plane * rows * columns, nearest + plane * rows * columns, rows, columns,
                                spacing[1], spacing[2], values, starts, sites, block)
                        }
                    }
                }
                var first = [0]
                for row in 0..<rows {
                    first.append(first[row] + reel_count_in_row(asked, planes, rows, columns, row))
                    if row % 64 == 0 { try Cancellation.check() }
                }
                var distances = [Double](repeating: 0, count: first[rows])
                try distances.withUnsafeMutableBufferPointer { distances in
                    guard let distances = distances.baseAddress else { return }
                    try Threads.forEachChunk(rows, chunk: 1) { start, end in
                        Scratch(longest: size.max() ?? 1).use { values, starts, sites, block in
                            for row in start..<end where first[row] < first[row + 1] {
                                reel_distances_in_row(
                                    nearest, asked, distances + first[row], planes, rows, columns, row, spacing, values,
                                    starts, sites, block)
                            }
                        }
                    }
                }
                return distances
            }
        }
    }

    /// So many that a chunk is worth a thread's while.
    private var planesPerChunk: Int { max(1, (1 << 16) / max(size[1] * size[2], 1)) }

    /// Room for the sweeps along an axis.
    private struct Scratch {
        let longest: Int

        func use(
            _ body: (
                UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>, UnsafeMutablePointer<Int32>,
                UnsafeMutablePointer<Int32>
            ) -> Void
        ) {
            withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * longest) { numbers in
                withUnsafeTemporaryAllocation(of: Int32.self, capacity: (1 + Int(REEL_DISTANCE_BLOCK)) * longest) {
                    places in
                    guard let numbers = numbers.baseAddress, let places = places.baseAddress else { return }
                    body(numbers, numbers + longest, places, places + longest)
                }
            }
        }
    }
}
