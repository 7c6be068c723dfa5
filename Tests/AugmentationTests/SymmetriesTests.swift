import Testing

@testable import Augmentation

@Test func whatNobodyOrientedIsFlippedAndTurned() throws {
    let all = try allDrawn(Symmetries(), Frame(size: [4, 4]))
    #expect(all.contains("flip [0, 1], turn 90° in [0, 1]") && all.count == 16)
}

@Test func whatLiesInTheBodyIsNotTurnedNorMirrored() throws {
    #expect(try allDrawn(Symmetries(), Frame(size: [4, 4], orientation: "LP")) == ["no flip", "flip [1]"])
}

@Test func voxelsThatAreNoCubesAreFlippedAlone() throws {
    #expect(try allDrawn(Symmetries(), Frame(size: [4, 4], spacing: [1, 3])).allSatisfy { !$0.contains("turn") })
}
