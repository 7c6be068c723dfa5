/// A box of voxels along the axes of an image: from `low` up to `high`, which lies outside.
struct VoxelBox: Equatable, Sendable {
    private(set) var low: [Int]
    private(set) var high: [Int]

    /// One that holds nothing yet, along so many axes.
    init(axes: Int) {
        low = Array(repeating: .max, count: axes)
        high = Array(repeating: 0, count: axes)
    }

    /// A whole image of a size.
    init(_ size: [Int]) {
        low = size.map { _ in 0 }
        high = size
    }

    var isEmpty: Bool { zip(low, high).contains { $0 >= $1 } }

    /// Voxels along each axis; 0 along all where it holds nothing.
    var size: [Int] { isEmpty ? low.map { _ in 0 } : zip(low, high).map { $1 - $0 } }

    /// Grows to hold the voxels `range` of the row at `place`, its indices along all axes but the last.
    mutating func include(_ range: Range<Int>, row place: [Int]) {
        for axis in place.indices {
            low[axis] = min(low[axis], place[axis])
            high[axis] = max(high[axis], place[axis] + 1)
        }
        low[place.count] = min(low[place.count], range.lowerBound)
        high[place.count] = max(high[place.count], range.upperBound)
    }

    /// The box around both.
    func joined(_ other: VoxelBox) -> VoxelBox {
        var result = self
        for axis in low.indices {
            result.low[axis] = min(low[axis], other.low[axis])
            result.high[axis] = max(high[axis], other.high[axis])
        }
        return result
    }

    /// A voxel more on every side, as far as the image goes.
    func grown(within size: [Int]) -> VoxelBox {
        guard !isEmpty else { return self }
        var result = self
        for axis in size.indices {
            result.low[axis] = max(low[axis] - 1, 0)
            result.high[axis] = min(high[axis] + 1, size[axis])
        }
        return result
    }

    /// The offsets, in an image of a size, of the box's rows along the last axis.
    func forEachRow(in whole: [Int], _ body: (Range<Int>) throws -> Void) rethrows {
        guard !isEmpty else { return }
        let last = low.count - 1
        var rows = Rows(Array(zip(low, high).map { $0..<$1 }.dropLast()))
        repeat {
            let row = zip(rows.place, whole).reduce(0) { $0 * $1.1 + $1.0 } * whole[last]
            try body(row + low[last]..<row + high[last])
        } while rows.next()
    }
}

/// Counts through the rows of a box, the last axis fastest.
struct Rows {
    private let ranges: [Range<Int>]
    private(set) var place: [Int]

    /// - Parameter ranges: of indices along all axes but the rows' own; none is empty.
    init(_ ranges: [Range<Int>]) {
        self.ranges = ranges
        place = ranges.map(\.lowerBound)
    }

    /// Goes on to the next row; false behind the last.
    mutating func next() -> Bool {
        for axis in ranges.indices.reversed() {
            place[axis] += 1
            if place[axis] < ranges[axis].upperBound { return true }
            place[axis] = ranges[axis].lowerBound
        }
        return false
    }
}
