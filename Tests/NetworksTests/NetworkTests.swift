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
        let stomach = try net.probabilities(Samples.normal([8, 8]), regions: ["stomach"])
        #expect(zip(stomach.floats, p.floats.suffix(64)).allSatisfy { abs($0 - $1) < 1e-5 })
    }

    @Test func aLargeImageIsAskedForOneRegionAtATime() throws {
        let net = try Samples.net(condition: Samples.organs()) { $0.features = 2 }
        let image = try Samples.normal([1, 280, 240, 1])
        let logits = try net.logits(image.reshaped([280, 240]))
        #expect(logits.shape == [3, 280, 240])
        let spleen = try net.predict(image, condition: net.condition("spleen")).floats
        #expect(zip(spleen, logits.floats[(280 * 240)...]).allSatisfy { abs($0 - $1) < 1e-4 })
    }

    @Test(arguments: [Float.nan, .infinity]) func anImageOfWhatIsNotFiniteIsRefused(_ value: Float) throws {
        let net = try Samples.net(condition: Samples.organs())
        var values = try Samples.normal([8, 8]).floats
        values[17] = value
        let image = try Tensor(values, shape: [8, 8])
        let problem = Samples.problem { _ = try net.probabilities(image) }
        #expect(problem?.message == "the image holds 1 value that is not finite")
        let window = try SlidingWindow(size: [4, 4])
        #expect(Samples.problem { _ = try window.logits(net, image) }?.kind == .numeric)
    }

    @Test func anImageOfOtherDimensionsIsRefused() throws {
        let net = try Samples.net(condition: Samples.organs())
        #expect(throws: Problem.self) { try net.probabilities(.ones([8, 8, 8, 1])) }
    }
}
