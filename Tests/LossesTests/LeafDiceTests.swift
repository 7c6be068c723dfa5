import Testing

@testable import Losses

@Test func leafDiceIsItsReference() throws {
    try expectReference(LeafDice()) { LeafReference.mean($0, LeafReference.leafDice()) }
    try expectReference(LeafDice(["exponent": 1]), leaves: [5]) { LeafReference.mean($0, LeafReference.leafDice(1)) }
}

@Test func leafDiceOfTheWorkedExample() throws {
    for loss in try WorkedExample.losses(LeafDice()) { #expect(abs(loss - 0.5) < 1e-5) }
}
