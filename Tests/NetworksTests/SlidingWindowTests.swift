import Foundations
import Tensors
import Testing

@testable import Networks

@Suite struct SlidingWindowTests {
    @Test func windowsCoverTheAxisEvenlyAndOverlap() {
        #expect(SlidingWindow.starts(10, window: 4, overlap: 0.5) == [0, 2, 4, 6])
        #expect(SlidingWindow.starts(11, window: 4, overlap: 0.5) == [0, 2, 4, 5, 7])
        #expect(SlidingWindow.starts(4, window: 4, overlap: 0.5) == [0])
        #expect(SlidingWindow.starts(3, window: 8, overlap: 0.5) == [0])
        for length in 5...40 {
            let starts = SlidingWindow.starts(length, window: 5, overlap: 0.25)
            #expect(starts.first == 0 && starts.last == length - 5)
            #expect(zip(starts, starts.dropFirst()).allSatisfy { $1 - $0 <= 3 && $1 > $0 })
        }
    }

    @Test func weightsAreLargestInTheMiddleAndNever0() {
        let profile = SlidingWindow.profile(16)
        #expect(profile == profile.reversed())
        #expect(profile.max() == profile[7])
        #expect(profile.allSatisfy { $0 > 0 })
    }

    @Test func aWindowOfTheWholeImageIsThePlainPrediction() throws {
        let net = try Samples.net(condition: Samples.organs())
        let image = try Samples.normal([16, 12])
        let plain = try net.logits(image)
        let slid = try SlidingWindow(size: [16, 20]).logits(net, image)
        #expect(Samples.largestDifference(plain, slid) < 1e-5)
    }

    /// A network that sees one voxel at a time says the same whatever window the voxel is in.
    @Test(arguments: [0, 0.5, 0.8]) func windowsArePutTogetherInPlace(_ overlap: Double) throws {
        let net = try Samples.net(condition: Samples.organs()) {
            $0.levels = 1
            $0.kernel = 1
            $0.norm = .none
        }
        let image = try Samples.normal([21, 13])
        let plain = try net.logits(image, regions: ["spleen", "liver"])
        let slid = try SlidingWindow(size: [8, 5], overlap: overlap).logits(net, image, regions: ["spleen", "liver"])
        #expect(slid.shape == [2, 21, 13])
        #expect(Samples.largestDifference(plain, slid) < 1e-4)
    }

    /// Maps of a region asked for four million times would take 3 TB.
    @Test func asksForTheMapsBeforeItStarts() throws {
        let net = try Samples.net(condition: Samples.organs())
        let names = Array(repeating: net.regions[0], count: 4_000_000)
        let problem = #expect(throws: Problem.self) {
            try SlidingWindow(size: [16, 16]).logits(net, Samples.normal([256, 256]), regions: names)
        }
        #expect(problem?.kind == .memory && problem?.message.contains("4000000 maps of size") == true)
    }

    @Test func refusesWhatDoesNotFit() throws {
        #expect(Samples.problem { _ = try SlidingWindow(size: [4, 0]) }?.argument == "window")
        #expect(Samples.problem { _ = try SlidingWindow(size: [4, 4], overlap: 1) }?.argument == "overlap")
        let net = try Samples.net(condition: Samples.organs())
        let problem = Samples.problem { _ = try SlidingWindow(size: [4]).logits(net, .ones([8, 8])) }
        #expect(problem?.argument == "window")
    }
}
