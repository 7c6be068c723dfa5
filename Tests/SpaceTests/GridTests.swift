import Testing

@testable import Space

@Test func aPartKeepsTheVoxelsWhereTheyAre() throws {
    let grid = Grid(size: [4, 5, 6], affine: Affine(spacing: [1, 2, 3], origin: [10, 20, 30]))
    #expect(grid.spacing == [1, 2, 3] && grid.orientation == "RAS")
    let part = try #require(
        grid.part([.init(start: 1, step: 1, count: 3), .init(voxel: 4), .init(start: 5, step: -2, count: 3)]))
    #expect(part.size == [3, 3])
    // Axis 0 is x, axis 1 runs down z by two voxels, and the axis that was cut is the third.
    for voxel in [[0.0, 0], [2, 0], [1, 2]] {
        #expect(part.affine.point(voxel) == grid.affine.point([1 + voxel[0], 4, 5 - 2 * voxel[1]]))
    }
    #expect(part.spacing == [1, 6] && part.orientation == "RI")
}

@Test func aPartWithoutAxesIsNone() {
    let grid = Grid(size: [4, 5], affine: .identity)
    #expect(grid.part([.init(voxel: 1), .init(voxel: 2)]) == nil)
    #expect(grid.part([.init(voxel: 1)]) == nil)
    #expect(grid.part([.init(voxel: 1), .init(start: 2, step: 1, count: 0)])?.size == [0])
}
