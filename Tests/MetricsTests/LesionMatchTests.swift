import Foundations
import Testing

@testable import Metrics

private func mask(_ rows: String) -> [Bool] { rows.filter { $0 != " " }.map { $0 == "1" } }

@Test func lesionsMatchByOneVoxel() throws {
    let match = try LesionMatch(
        prediction: mask("10000 00000 00011 00000 11000"), truth: mask("11000 00000 00010 00000 00001"), size: [5, 5])
    #expect(match.real == 3 && match.found == 2)
    #expect(match.predicted == 3 && match.spurious == 1)
}

@Test func lesionsAlongOneAxisAreRuns() throws {
    let match = try LesionMatch(prediction: mask("1100100"), truth: mask("0100001"), size: [7])
    #expect(match.real == 2 && match.found == 1)
    #expect(match.predicted == 2 && match.spurious == 1)
}
