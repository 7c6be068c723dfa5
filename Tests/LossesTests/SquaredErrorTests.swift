import Testing

@testable import Losses

@Test func squaredErrorIsItsReference() throws {
    try expectReference(SquaredError()) { $0.weightedMean { ($0 - $1) * ($0 - $1) } }
}
