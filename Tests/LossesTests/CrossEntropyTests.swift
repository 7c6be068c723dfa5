import Foundations
import Testing

@testable import Losses

@Test func crossEntropyIsItsReference() throws {
    try expectReference(CrossEntropy(), kinds: [.full]) { LeafReference.mean($0, LeafReference.crossEntropy()) }
}

@Test func crossEntropyRefusesSetsOfSeveralLeaves() throws {
    let item = try LeafCase(.mixed, leaves: 4, seed: 1)
    let problem = #expect(throws: Problem.self) { try CrossEntropy()(item.tensor(), item.target()) }
    #expect(problem?.remedy == "marginalized_cross_entropy takes sets of leaves")
}
