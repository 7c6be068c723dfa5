import Foundations
import Testing

@testable import Losses

@Test func focalIsItsReference() throws {
    try expectReference(Focal(), kinds: [.full]) { LeafReference.mean($0, LeafReference.focal(2)) }
}

@Test func focalRefusesSetsOfSeveralLeaves() throws {
    let item = try LeafCase(.mixed, leaves: 4, seed: 1)
    let problem = #expect(throws: Problem.self) { try Focal()(item.tensor(), item.target()) }
    #expect(problem?.remedy == "marginalized_focal takes sets of leaves")
}
