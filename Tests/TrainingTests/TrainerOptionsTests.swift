import Foundations
import Testing

@testable import Training

@Suite struct TrainerOptionsTests {
    @Test func sizesOutsideOfTheirRangeAreRefused() {
        for batch in [0, -1, 5000] {
            var options = TrainerOptions()
            options.batch = batch
            #expect(Samples.problem { try options.validate() }?.argument == "batch")
        }
    }

    @Test func whatIsBalancedNeedsBalancedSampling() {
        var options = TrainerOptions()
        options.balancedBy = ["liver"]
        #expect(Samples.problem { try options.validate() }?.remedy == "use sampling: \"balanced\"")
        options.sampling = .balanced
        #expect(Samples.problem { try options.validate() } == nil)
    }
}
