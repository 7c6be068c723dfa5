import CKernels

/// Which axes go and which stay, with neighbours merged: [outer, reduced, inner] per step, last reduced group first.
struct Reduction {
    let axes: [Int]
    /// The result with reduced axes of size 1, and without them.
    let kept: [Int]
    let dropped: [Int]
    /// Elements each result is made of.
    let count: Int

    init(_ axes: [Int]?, of shape: [Int]) throws {
        let axes = try Shape.axes(axes, in: shape)
        self.axes = axes
        var kept = shape
        for axis in axes { kept[axis] = 1 }
        self.kept = kept
        dropped = shape.indices.filter { !axes.contains($0) }.map { shape[$0] }
        count = axes.reduce(1) { $0 * shape[$1] }
    }

    func result(keepingDimensions: Bool) -> [Int] { keepingDimensions ? kept : dropped }

    /// The reduced axes as runs of neighbours, the last run first: (elements before, in, after the run), each step seeing
    /// the shape that the steps before it left.
    func steps(of shape: [Int]) -> [(outer: Int, reduced: Int, inner: Int)] {
        var shape = shape
        var steps: [(outer: Int, reduced: Int, inner: Int)] = []
        var remaining = axes
        while let last = remaining.popLast() {
            var first = last
            while let before = remaining.last, shape[before..<first].dropFirst().allSatisfy({ $0 == 1 }) {
                first = before
                remaining.removeLast()
            }
            let reduced = shape[first...last].reduce(1, *)
            steps.append((shape[..<first].reduce(1, *), reduced, shape[(last + 1)...].reduce(1, *)))
            for axis in first...last { shape[axis] = 1 }
        }
        return steps
    }
}
