import Testing

@testable import Losses

@Test(arguments: [0, 0.5, 1, 2, 3.5])
func marginalizedFocalIsItsReference(gamma: Double) throws {
    // Beyond what a float can hold of 1 − Φ its powers are cut off.
    let kinds = LeafCase.Kind.allCases.filter { $0 != .saturated || gamma == 2 }
    try expectReference(MarginalizedFocal(["gamma": .float(gamma)]), kinds: kinds) {
        LeafReference.mean($0, LeafReference.focal(gamma))
    }
}

@Test func marginalizedFocalOfTheWorkedExample() throws {
    for loss in try WorkedExample.losses(MarginalizedFocal()) { #expect(abs(loss - 0.057762) < 1e-6) }
}
