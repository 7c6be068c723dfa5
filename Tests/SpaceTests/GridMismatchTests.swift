import Testing

@testable import Space

private let size = [64, 64, 32]
private let grid = Grid(size: size, affine: Affine(spacing: [2, 1, 3], origin: [-60, -30, 5]))

private func other(
    _ size: [Int] = size, spacing: [Double] = [2, 1, 3], direction: [[Double]] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    origin: [Double] = [-60, -30, 5]
) -> Grid {
    Grid(size: size, affine: Affine(spacing: spacing, direction: direction, origin: origin))
}

@Test(arguments: [
    (other(origin: [-60, -30, 25]), ["origin (-60, -30, 5) and (-60, -30, 25) mm"]),
    (other(spacing: [2, 1, 3.2]), ["spacing 2 × 1 × 3 and 2 × 1 × 3.2 mm"]),
    (other([64, 64, 30]), ["size 64 × 64 × 32 and 64 × 64 × 30"]),
    (
        other(direction: [[-1, 0, 0], [0, 1, 0], [0, 0, 1]], origin: [66, -30, 5]),
        ["orientation RAS and LAS", "origin (-60, -30, 5) and (66, -30, 5) mm"]
    ),
    (
        other(direction: [[0.8, -0.6, 0], [0.6, 0.8, 0], [0, 0, 1]]), ["orientation, both RAS but turned by 36.87°"]
    ),
    (
        other([64, 64, 30], spacing: [2, 1, 3.2], origin: [-60, -30, 5.5]),
        [
            "size 64 × 64 × 32 and 64 × 64 × 30", "spacing 2 × 1 × 3 and 2 × 1 × 3.2 mm",
            "origin (-60, -30, 5) and (-60, -30, 5.5) mm",
        ]
    ),
])
func whatDiffersIsSaidWithTheNumbersOfBoth(other: Grid, differences: [String]) {
    #expect(grid.mismatch(with: other)?.differences == differences)
}

/// A tenth of the smallest spacing, 1 mm, at the corner that is farthest away.
@Test(arguments: [
    (other(origin: [-60, -30.09, 5]), true), (other(origin: [-60, -30.11, 5]), false),
    (other(origin: [-60.08, -30.08, 5]), false), (other(spacing: [2, 1 + 0.09 / 63, 3]), true),
    (other(spacing: [2, 1 + 0.11 / 63, 3]), false),
])
func aTenthOfTheSmallestSpacingIsTolerated(other: Grid, isOne: Bool) {
    #expect((grid.mismatch(with: other) == nil) == isOne)
    #expect((other.mismatch(with: grid) == nil) == isOne)
}

@Test func theToleranceItselfIsWithin() {
    for origin in stride(from: 0.0, to: 200, by: 0.7) {
        let a = Grid(size: [9, 9], affine: Affine(spacing: [1, 1], origin: [origin, 0, 0]))
        let b = Grid(size: [9, 9], affine: Affine(spacing: [1, 1], origin: [origin + 0.1, 0, 0]))
        #expect(a.mismatch(with: b) == nil, "\(origin)")
    }
}

/// Whatever lies beyond the tolerance, some difference is named: of many small ones at least one.
@Test func noMismatchIsWithoutWords() {
    var state: UInt64 = 1
    func draw() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 40) / Double(1 << 24) - 0.5
    }
    var (apart, together) = (0, 0)
    for _ in 0..<2000 {
        let rows = (0..<3).map { row in
            (0..<4).map { column in grid.affine.rows[row][column] + draw() * (column < 3 ? 0.004 : 0.1) }
        }
        let moved = Grid(size: size, affine: Affine(unchecked: rows + [[0, 0, 0, 1]]))
        guard let found = grid.mismatch(with: moved) else {
            together += 1
            continue
        }
        apart += 1
        #expect(!found.differences.isEmpty && !found.differences[0].hasPrefix("corners"))
    }
    #expect(apart > 100 && together > 10)
}

@Test func imagesOfOtherDimensionsAreNotCompared() {
    let plane = Grid(size: [64, 64], affine: grid.affine)
    #expect(grid.mismatch(with: plane)?.differences == ["3 axes of space and 2 axes"])
    #expect(grid.mismatch(with: plane)?.remedy == "slice(image, index) cuts one plane out of an image of three axes")
}

/// What a slice's third axis is called makes no difference to its voxels.
@Test func planesAreComparedWhereTheirVoxelsAre() {
    let plane = Grid(size: [8, 8], affine: .identity)
    let turned = Grid(
        size: [8, 8], affine: Affine(spacing: [1, 1, 7], direction: [[1, 0, 0], [0, 1, 0], [0, 0, -1]]))
    #expect(plane.mismatch(with: turned) == nil)
    #expect(plane.mismatch(with: Grid(size: [8, 8], affine: Affine(spacing: [1, 1, 1], origin: [0, 0, 1]))) != nil)
}

@Test func whatIsNowhereIsNotOneWithAnything() {
    let nowhere = Grid(size: [8, 8], affine: Affine(spacing: [1, .nan, 1]))
    #expect(nowhere.mismatch(with: Grid(size: [8, 8], affine: .identity)) != nil)
}
