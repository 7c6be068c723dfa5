import Testing

@testable import Augmentation

@Test func aFieldIsLinearBetweenItsPoints() {
    #expect(CoarseField.stretched([0, 4], from: [2], to: [5]) == [0, 1, 2, 3, 4])
    #expect(CoarseField.stretched([0, 2, 4, 6], from: [2, 2], to: [3, 2]) == [0, 2, 2, 4, 4, 6])
    #expect(CoarseField.stretched([0, 10, 2, 30], from: [2, 1], to: [3, 1], channels: 2) == [0, 10, 1, 20, 2, 30])
    #expect(CoarseField.stretched([7], from: [1], to: [3]) == [7, 7, 7])
}

@Test func aGridHasTwoPointsAtLeast() {
    #expect(CoarseField.grid(of: [96, 10, 1], share: 0.05) == [5, 2, 1])
}
