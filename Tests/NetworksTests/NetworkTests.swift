import Foundations
import Tensors
import Testing

@testable import Networks

@Suite struct NetworkTests {
    @Test func aConditionIsOneHot() throws {
        let net = try Samples.net(condition: Samples.organs())
        #expect(try net.condition(["spleen", "liver"]).floats == [0, 1, 0, 1, 0, 0])
    }

    @Test func aMisspeltRegionIsCorrected() throws {
        let net = try Samples.net(condition: Samples.organs())
        let problem = Samples.problem { _ = try net.condition("livre") }
        #expect(problem?.message == "the network knows no region \"livre\"")
        #expect(problem?.remedy == "did you mean \"liver\"?")
    }

    @Test func probabilitiesAreAMapPerRegion() throws {
        let net = try Samples.net(condition: Samples.organs())
        let p = try net.probabilities(Samples.normal([8, 8]))
        #expect(p.shape == [3, 8, 8])
        #expect(p.floats.allSatisfy { $0 > 0 && $0 < 1 })
        #expect(!p.isRecorded)
        #expect(
            try net.probabilities(Samples.normal([8, 8]), regions: ["stomach"]).floats == Array(p.floats.suffix(64)))
    }

    @Test func anImageOfOtherDimensionsIsRefused() throws {
        let net = try Samples.net(condition: Samples.organs())
        #expect(throws: Problem.self) { try net.probabilities(.ones([8, 8, 8, 1])) }
    }
}
