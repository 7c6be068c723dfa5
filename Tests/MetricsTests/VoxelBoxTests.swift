import Testing

@testable import Metrics

@Test func aBoxHoldsTheRowsPutIntoIt() {
    var box = VoxelBox(axes: 3)
    #expect(box.isEmpty && box.size == [0, 0, 0])
    box.include(2..<4, row: [1, 5])
    box.include(3..<6, row: [2, 5])
    #expect(box.low == [1, 5, 2] && box.high == [3, 6, 6])
    #expect(box.grown(within: [3, 7, 9]).low == [0, 4, 1])
    #expect(box.grown(within: [3, 7, 9]).high == [3, 7, 7])
    #expect(box.joined(VoxelBox(axes: 3)) == box)
}

@Test func rowsOfABoxAreThoseOfTheImage() {
    var box = VoxelBox(axes: 3)
    box.include(1..<3, row: [0, 1])
    box.include(1..<3, row: [1, 2])
    var rows: [Range<Int>] = []
    box.forEachRow(in: [2, 3, 4]) { rows.append($0) }
    #expect(rows == [5..<7, 9..<11, 17..<19, 21..<23])
    VoxelBox(axes: 3).forEachRow(in: [2, 3, 4]) { _ in Issue.record("an empty box has no rows") }
    rows = []
    VoxelBox([5]).forEachRow(in: [5]) { rows.append($0) }
    #expect(rows == [0..<5])
}
