import Foundations
import Tensors
import TestSupport
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

    @Test(arguments: [UNetHead?.none, .joint, .softmax]) func aGradientByTheImageIsThatOfItsPasses(
        _ head: UNetHead?
    ) throws {
        let net = try head.map { try Samples.net(head: $0) } ?? Samples.net(condition: Samples.organs())
        let image = try Samples.normal([8, 8])
        let names = ["liver", "spleen"]
        let watched = image.watched()
        let (recorded, plain) = (try net.logits(watched, regions: names), try net.logits(image, regions: names))
        #expect(recorded.isRecorded && !plain.isRecorded && recorded.shape == [2, 8, 8])
        #expect(zip(recorded.floats, plain.floats).allSatisfy { abs($0 - $1) < 1e-5 })
        #expect(
            try FiniteDifferences.disagreement([image], step: 2e-3, limit: 12) {
                try net.logits($0[0], regions: names)
            } < 0.02)
        let p = try net.probabilities(watched, regions: names)
        #expect(try p.sum().gradients()[watched]?.floats.contains { $0 != 0 } == true)
    }

    @Test func whatIsNotDifferentiatedRefusesToBe() throws {
        let net = try Samples.net(condition: Samples.organs())
        let image = try Samples.normal([8, 8]).watched()
        let problem = Samples.problem { _ = try net.segmentation(image) }
        #expect(problem?.message.hasPrefix("a gradient by the image was asked for") == true)
        #expect(throws: Problem.self) { try SlidingWindow(size: [4, 4]).logits(net, image) }
        #expect(throws: Problem.self) { try net.batched(image) }
        _ = try withoutTape { try net.segmentation(image) }
    }

    @Test func anImageOfOtherDimensionsIsRefused() throws {
        let net = try Samples.net(condition: Samples.organs())
        #expect(throws: Problem.self) { try net.probabilities(.ones([8, 8, 8, 1])) }
    }
}
