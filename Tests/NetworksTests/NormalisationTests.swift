import Testing

@testable import Networks

@Suite struct NormalisationTests {
    @Test func isFoundByName() throws {
        #expect(try Normalisation(named: "instance") == .instance)
        #expect(try Normalisation(named: "none") == .none)
    }

    @Test func anUnknownNameListsTheKnownOnes() {
        let problem = Samples.problem { _ = try Normalisation(named: "layer") }
        #expect(problem?.remedy?.contains("\"instance\"") == true)
    }
}
