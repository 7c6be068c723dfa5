import Space
import Testing

@testable import Labels

private let grid = Grid(size: [2, 3], affine: Affine(spacing: [2, 1, 1], origin: [7, 0, 0]))

private func annotation() throws -> Annotation {
    try Annotation(
        labels: [0, 1, 2, 3, 0, 1], shape: [2, 3], hierarchy: try organs(),
        ignoring: [false, true, false, false, false, false], grid: grid)
}

/// What is known of the voxels changes; where they are does not.
@Test func whatIsKnownChangesOnTheSameGrid() throws {
    let a = try annotation()
    let flat = try Hierarchy([.leaf("liver", 1), .leaf("pancreas", 2), .leaf("stomach", 3)])
    let changed = [
        try a.dropping(["liver"]), try a.restricted(to: ["liver"]), a.restricted(toSets: [[1]]),
        try a.merging(["liver", "pancreas"]), try a.keeping(slices: [0: [true, false]]),
        try a.ignoring([Bool](repeating: true, count: 6)), try a.under(flat),
    ]
    for other in [a] + changed { #expect(other.grid == grid) }
    let masks = try Annotation(
        masks: [("liver", [Bool](repeating: true, count: 6))], shape: [2, 3], hierarchy: organs(), grid: grid)
    #expect(masks.grid == grid)
    #expect(try Annotation(labels: [0], shape: [1], hierarchy: organs()).grid == nil)
}

@Test func otherVoxelsStandWhereItIsSaid() throws {
    let a = try annotation()
    #expect(try a.gathered([5, 4, 3, 2, 1, 0], shape: [2, 3]).grid == nil)
    #expect(try a.gathered([5, 4, 3, 2, 1, 0], shape: [2, 3], grid: grid).grid == grid)
    #expect(throws: LabelError.self) { try a.gathered([0, 1], shape: [2], grid: grid) }
    let row = try #require(a.samples[1].grid)
    #expect(row.size == [3] && row.affine.point([2]) == grid.affine.point([1, 2]))
}

@Test func aGridOfAnotherSizeIsRefused() throws {
    let wrong = Grid(size: [3, 2], affine: .identity)
    let h = try organs()
    #expect(throws: LabelError.self) {
        try Annotation(labels: [Int](repeating: 0, count: 6), shape: [2, 3], hierarchy: h, grid: wrong)
    }
    #expect(throws: LabelError.self) {
        try Annotation(
            masks: [("liver", [Bool](repeating: true, count: 6))], shape: [2, 3], hierarchy: h, grid: wrong)
    }
    #expect(throws: LabelError.self) {
        try Annotation(
            hierarchy: h, shape: [2, 3], sets: [[0]], indices: .init(repeating: 0, count: 6), grid: wrong)
    }
}

@Test func annotationsAtDifferentPlacesAreNotEqualAndDoNotContradict() throws {
    let a = try annotation()
    func moved(_ grid: Grid?) throws -> Annotation {
        try a.gathered(Array(0..<6), shape: [2, 3], grid: grid)
    }
    let far = Grid(size: [2, 3], affine: Affine(spacing: [2, 1, 1], origin: [9, 0, 0]))
    #expect(try moved(grid) == a && moved(nil) == a && moved(far) != a)
    let error = #expect(throws: LabelError.self) { try a.contradictions(to: moved(far)) }
    #expect(
        error?.message
            == "The one annotation and the other stand on different grids: origin (7, 0, 0) and (9, 0, 0) mm.")
    #expect(error?.remedy == "resample(labels, like: image) brings labels onto the grid of an image.")
    #expect(try a.contradictions(to: moved(nil)).isEmpty)
}
