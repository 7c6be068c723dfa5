import Foundations

/// From "first axis fastest" (NIfTI, Fortran) to "last axis fastest" (our tensors) and back: the axes in reverse.
///
/// An array of shape s whose first axis is fastest is one of shape reversed(s) whose last axis is, so one routine
/// serves both ways. Tiles of 32 × 32 keep the pages of source and target in the first-level TLB; converting on the way
/// saves a pass.
enum AxisReversal {
    private static let tile = 32

    /// Some elements that follow each other in the target, and lie `step` apart in the source.
    struct Run {
        let source: Int
        let step: Int
        let target: Int
        let count: Int
    }

    /// Calls `body` for runs that cover an array: target[row-major index in shape] comes from source[first-axis-fastest index
    /// in shape]. The loop over a run is the caller's, so that its conversion stands in it.
    static func forEachRun(_ shape: [Int], _ body: (Run) throws -> Void) throws {
        let axes = shape.filter { $0 != 1 }
        let count = axes.reduce(1, *)
        guard count > 0 else { return }
        guard axes.count > 1, let first = axes.first, let last = axes.last else {
            return try body(Run(source: 0, step: 1, target: 0, count: count))
        }
        let middle = Array(axes.dropFirst().dropLast())
        let middleCount = middle.reduce(1, *)
        // Row-major number of the middle axes in the target, for each number of them in the source.
        let order = reversedOrder(middle)
        let sourceStep = first * middleCount
        let targetStep = last * middleCount
        for lastStart in stride(from: 0, to: last, by: tile) {
            try Cancellation.check()
            let length = min(tile, last - lastStart)
            for firstStart in stride(from: 0, to: first, by: tile) {
                let firstEnd = min(firstStart + tile, first)
                for number in 0..<middleCount {
                    let from = number * first + lastStart * sourceStep
                    let to = (order.isEmpty ? number : order[number]) * last + lastStart
                    for i in firstStart..<firstEnd {
                        try body(Run(source: from + i, step: sourceStep, target: to + i * targetStep, count: length))
                    }
                }
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
