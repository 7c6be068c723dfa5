import Foundations
import Space
import Tensors
import Testing
import Volumes

@testable import Uncertainty

private final class CountedProgress: Progress {
    var done: [Int] = []
    func update(done: Int, total: Int, note: String) { self.done.append(done) }
    func finish() {}
}

private func image() throws -> Volume {
    try Volume(values: [0, 1, 1, 0, 0, 1, 1, 0, 0], size: [3, 3], affine: Affine(spacing: [2, 3]))
}

@Test func samplesMeanAndEntropyComeTogether() throws {
    let result = try MonteCarloDropout.run(
        FakePredictor(), image(), samples: 40, keepsSamples: true, stream: RandomStream(seed: 1))
    let samples = try #require(result.samples)
    #expect(samples.shape == [40, 2, 3, 3])
    let inside = samples.floats.enumerated().filter { $0.offset % 18 == 1 }.map { Double($0.element) }
    let mean = inside.reduce(0, +) / 40
    #expect(mean > 0.45 && mean < 0.85)
    #expect(abs(Double(result.mean[0].tensor.floats[1]) - mean) < 1e-6)
    #expect(abs(Double(result.entropy[0].tensor.floats[1]) - VoxelEntropy.of(mean)) < 1e-6)
    #expect(result.entropy[0].spacing == [2, 3])
    #expect(result.iou.column("iou") == [.number(0), .missing])
    #expect(result.cv.column("region") == [.text("a"), .text("b")])
    #expect(result.summary().columns.map(\.name) == ["region", "structure", "voxels", "iou", "cv", "mean_entropy"])
}

@Test func theSameStreamGivesTheSameSamples() throws {
    let stream = RandomStream(seed: 4)
    let one = try MonteCarloDropout.run(FakePredictor(), image(), samples: 6, keepsSamples: true, stream: stream)
        .samples
    let more = try MonteCarloDropout.run(FakePredictor(), image(), samples: 9, keepsSamples: true, stream: stream)
        .samples
    let first = try #require(one).floats
    #expect(try #require(more).floats.prefix(first.count) == first[...])
}

@Test func samplesThatRunTogetherComeInTheirOrder() throws {
    let stream = RandomStream(seed: 4)
    let alone = try MonteCarloDropout.run(
        FakePredictor(), image(), samples: 5, keepsSamples: true, stream: stream
    ).samples?.floats
    let progress = CountedProgress()
    let together = try MonteCarloDropout.run(
        FakePredictor(samplesTogether: 2), image(), samples: 5, keepsSamples: true, stream: stream, progress: progress)
    #expect(together.samples?.floats == alone)
    #expect(Set(alone ?? []).count > 2)
    #expect(progress.done == [2, 4, 5])
}

@Test func aNetworkWithoutDropoutIsRefusedWithTheRemedy() throws {
    let problem = #expect(throws: Problem.self) {
        try MonteCarloDropout.run(FakePredictor(hasDropout: false), image(), stream: RandomStream(seed: 1))
    }
    #expect(problem?.kind == .state)
    #expect(problem?.remedy?.contains("dropout: 0.1") == true)
    for samples in [0, -3, 100_001, 1 << 60] {
        let problem = #expect(throws: Problem.self) {
            try MonteCarloDropout.run(FakePredictor(), image(), samples: samples, stream: RandomStream(seed: 1))
        }
        #expect(problem?.message == "samples must be from 1 to 100000, found \(samples)")
    }
}

@Test func aStopIsHeard() throws {
    let cancellation = Cancellation()
    cancellation.request()
    let scan = try image()
    Cancellation.$current.withValue(cancellation) {
        #expect(throws: Interrupted.self) {
            try MonteCarloDropout.run(FakePredictor(), scan, stream: RandomStream(seed: 1))
        }
    }
}

/// The result does not depend on whether the samples are kept, and is that of all samples at once, to the bit.
@Test func runningSumsGiveWhatKeptSamplesDo() throws {
    let stream = RandomStream(seed: 4)
    let one = try MonteCarloDropout.run(FakePredictor(), image(), samples: 30, stream: stream)
    let kept = try MonteCarloDropout.run(FakePredictor(), image(), samples: 30, keepsSamples: true, stream: stream)
    #expect(one.samples == nil && one.count == 30)
    #expect(one.mean[0].tensor.isEqual(to: kept.mean[0].tensor))
    #expect(one.entropy[0].tensor.isEqual(to: kept.entropy[0].tensor) && one.structures == kept.structures)
    let values = try #require(kept.samples).floats
    let first = (0..<9).map { voxel in
        Float((0..<30).reduce(0.0) { $0 + Double(values[$1 * 18 + voxel]) } / 30)
    }
    #expect(one.mean[0].tensor.floats == first)
}

@Test func memoryIsAskedForBeforeTheFirstSample() throws {
    let scan = try image()
    let problem = #expect(throws: Problem.self) {
        try MonteCarloDropout.run(
            FakePredictor(regions: (0..<100_000).map { "r\($0)" }), scan, samples: 100_000, keepsSamples: true,
            stream: RandomStream(seed: 1))
    }
    #expect(problem?.kind == .memory && problem?.remedy?.contains("keep_samples") == true)
}
