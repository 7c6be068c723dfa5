import Catalogue
import Foundations
import Labels
import Testing

@testable import Losses

private func weights(_ literal: Literal) throws -> [Double] {
    let hierarchy = try Hierarchy([.leaf("liver", 1), .leaf("spleen", 2)])
    return try ClassWeights(literal, loss: "focal").ofLeaves(hierarchy)
}

@Test func weightsStandInAListOrByName() throws {
    #expect(try weights([1, 0.5, 2]) == [1, 0.5, 2])
    #expect(try weights(.record([.init("spleen", 3)])) == [1, 1, 3])
}

@Test func wrongWeightsAreNamed() {
    let negative = #expect(throws: Problem.self) { try weights(.record([.init("liver", -1)])) }
    #expect(negative?.message == "the weight of \"liver\" in focal is -1.0; weights are not negative")
    let length = #expect(throws: Problem.self) { try weights([1, 2]) }
    #expect(length?.message == "focal was given 2 weights for 3 leaves {background, liver, spleen}")
    let name = #expect(throws: Problem.self) { try weights(.record([.init("livre", 1)])) }
    #expect(name?.remedy == "did you mean \"liver\"?")
    #expect(throws: Problem.self) { try weights("liver") }
    #expect(throws: Problem.self) { try weights(["a", 1, 2]) }
}
