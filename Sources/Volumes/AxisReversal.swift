import Foundations
import Tensors

/// From "first axis fastest" (NIfTI, Fortran) to "last axis fastest" (our tensors) and back: the axes in reverse.
///
/// An array of shape s whose first axis is fastest is one of shape reversed(s) whose last axis is, so one routine
/// serves both ways. Tiles of 32 × 32 keep the pages of source and target in the first-level TLB; converting on the way
/// saves a pass.
struct AxisReversal {
    private static let tile = 32
    private static let lineTile = 1 << 16

    /// Some elements that follow each other in the target, and lie `step` apart in the source.
    struct Run {
        let source: Int
        let step: Int
        let target: Int
        let count: Int
    }

    /// Rectangles of the first axis and the last, `width` by `height` elements, of which one begins at each of the origins.
    /// In the source `width` elements follow each other and such rows lie `sourceStep` apart; in the target `height` elements
    /// do, `targetStep` apart.
    struct Tile {
        let origins: [(source: Int, target: Int)]
        let width: Int
        let height: Int
        let sourceStep: Int
        let targetStep: Int
    }

    /// A tile of this many float32 squared fits a second-level cache, and most scans are no longer.
    private static let wideTile = 192
    /// Elements that a thread takes at once.
    private static let share = 1 << 17

    private let count: Int
    private let first: Int
    private let last: Int
    private let middleCount: Int
    /// Row-major number of the middle axes in the target, for each number of them in the source.
    private let order: [Int]

    /// Of an array of this shape.
    init(_ shape: [Int]) {
        let axes = shape.filter { $0 != 1 }
        count = axes.reduce(1, *)
        let middle = Array(axes.dropFirst().dropLast())
        middleCount = middle.reduce(1, *)
        (first, last) = axes.count > 1 ? (axes[0], axes[axes.count - 1]) : (0, 0)
        order = Self.reversedOrder(middle)
    }

    /// Calls `body` for runs that cover an array: target[row-major index in shape] comes from source[first-axis-fastest
    /// index in shape]. The loop over a run is the caller's, so that its conversion stands in it. Runs are handed out on all
    /// threads; of several errors that of the first tile is thrown.
    func forEachRun(_ body: (Run) throws -> Void) throws {
        guard count > 0 else { return }
        let tiles = first == 0 ? (count + Self.lineTile - 1) / Self.lineTile : tiles(first) * tiles(last)
        let errors = FirstError()
        try Threads.forEach(tiles) { tile in
            guard errors.isBefore(tile) else { return }
            do {
                if first == 0 { try forLine(tile, body) } else { try forTile(tile, body) }
            } catch {
                errors.note(error, at: tile)
            }
        }
        if let error = errors.error { throw error }
    }

    /// Whether there are fewer than two axes, so that nothing is reversed.
    var isLine: Bool { first == 0 }

    /// The same in wide tiles, for arrays of two axes or more. Whole rows are read and whole rows are written, which caches
    /// and prefetching reward; the caller needs memory for a tile between them.
    func forEachTile(_ body: (Tile) throws -> Void) throws {
        guard count > 0, !isLine else { return }
        let tile = Self.wideTile
        let (across, down) = ((first + tile - 1) / tile, (last + tile - 1) / tile)
        let depth = max(1, Self.share / (min(first, tile) * min(last, tile)))
        let shares = (middleCount + depth - 1) / depth
        let errors = FirstError()
        try Threads.forEach(across * down * shares) { index in
            guard errors.isBefore(index) else { return }
            let (place, share) = (index / shares, index % shares)
            let (i, j) = (place % across * tile, place / across * tile)
            let numbers = (share * depth)..<min(middleCount, (share + 1) * depth)
            let (sourceStep, targetStep) = (first * middleCount, last * middleCount)
            let origins = numbers.map { number in
                (
                    source: number * first + j * sourceStep + i,
                    target: (order.isEmpty ? number : order[number]) * last + i * targetStep + j
                )
            }
            do {
                try body(
                    Tile(
                        origins: origins, width: min(tile, first - i), height: min(tile, last - j),
                        sourceStep: sourceStep, targetStep: targetStep))
            } catch {
                errors.note(error, at: index)
            }
        }
        if let error = errors.error { throw error }
    }

    private func tiles(_ length: Int) -> Int { (length + Self.tile - 1) / Self.tile }

    /// With fewer than two axes there is nothing to reverse.
    private func forLine(_ number: Int, _ body: (Run) throws -> Void) throws {
        let start = number * Self.lineTile
        try body(Run(source: start, step: 1, target: start, count: min(Self.lineTile, count - start)))
    }

    private func forTile(_ number: Int, _ body: (Run) throws -> Void) throws {
        let sourceStep = first * middleCount
        let targetStep = last * middleCount
        let (lastStart, firstStart) = (number / tiles(first) * Self.tile, number % tiles(first) * Self.tile)
        let length = min(Self.tile, last - lastStart)
        let firstEnd = min(firstStart + Self.tile, first)
        for number in 0..<middleCount {
            let from = number * first + lastStart * sourceStep
            let to = (order.isEmpty ? number : order[number]) * last + lastStart
            for i in firstStart..<firstEnd {
                try body(Run(source: from + i, step: sourceStep, target: to + i * targetStep, count: length))
            }
        }
    }

    /// Empty for fewer than two axes: the order stays.
    private static func reversedOrder(_ shape: [Int]) -> [Int] {
        guard shape.count > 1 else { return [] }
        let count = shape.reduce(1, *)
        return (0..<count).map { number in
            var rest = number
            var result = 0
            for length in shape {
                result = result * length + rest % length
                rest /= length
            }
            return result
        }
    }
}
