import Testing

@testable import Losses

@Test func marginalizedDiceIsItsReference() throws {
    try expectReference(MarginalizedDice()) { LeafReference.mean($0, LeafReference.marginalizedDice()) }
    try expectReference(MarginalizedDice(["exponent": 1]), leaves: [5]) {
        LeafReference.mean($0, LeafReference.marginalizedDice(1))
    }
}

@Test func marginalizedDiceOfTheWorkedExample() throws {
    for loss in try WorkedExample.losses(MarginalizedDice()) { #expect(abs(loss - 1.25e-5) < 2e-7) }
}
