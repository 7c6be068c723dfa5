import Testing

@testable import Losses

@Test func marginalizedCrossEntropyIsItsReference() throws {
    try expectReference(MarginalizedCrossEntropy()) { LeafReference.mean($0, LeafReference.crossEntropy()) }
}

@Test func classWeightsAreThoseOfTheSetsLeaves() throws {
    let loss = try MarginalizedCrossEntropy(["weights": [0.5, 1, 2, 0, 3]])
    try expectReference(loss, leaves: [5]) { LeafReference.mean($0, LeafReference.crossEntropy([0.5, 1, 2, 0, 3])) }
}

@Test func marginalizedCrossEntropyOfTheWorkedExample() throws {
    for loss in try WorkedExample.losses(MarginalizedCrossEntropy()) { #expect(abs(loss - 0.23105) < 1e-5) }
}
