import Foundations
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
    let result = try MonteCarloDropout.run(FakePredictor(), image(), samples: 40, stream: RandomStream(seed: 1))
    #expect(result.samples.shape == [40, 2, 3, 3])
    let inside = result.samples.floats.enumerated().filter { $0.offset % 18 == 1 }.map { Double($0.element) }
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
    let one = try MonteCarloDropout.run(FakePredictor(), image(), samples: 6, stream: stream)
    let more = try MonteCarloDropout.run(FakePredictor(), image(), samples: 9, stream: stream)
    #expect(Array(more.samples.floats.prefix(one.samples.count)) == one.samples.floats)
}

@Test func samplesThatRunTogetherComeInTheirOrder() throws {
    let stream = RandomStream(seed: 4)
    let alone = try MonteCarloDropout.run(FakePredictor(), image(), samples: 5, stream: stream)
    let progress = CountedProgress()
    let together = try MonteCarloDropout.run(
        FakePredictor(samplesTogether: 2), image(), samples: 5, stream: stream, progress: progress)
    #expect(together.samples.floats == alone.samples.floats)
    #expect(Set(alone.samples.floats).count > 2)
    #expect(progress.done == [2, 4, 5])
}

@Test func aNetworkWithoutDropoutIsRefusedWithTheRemedy() throws {
    let problem = #expect(throws: Problem.self) {
        try MonteCarloDropout.run(FakePredictor(hasDropout: false), image(), stream: RandomStream(seed: 1))
    }
    #expect(problem?.kind == .state)
    #expect(problem?.remedy?.contains("dropout: 0.1") == true)
    for samples in [0, -3, 1 << 60] {
        #expect(throws: Problem.self) {
            try MonteCarloDropout.run(FakePredictor(), image(), samples: samples, stream: RandomStream(seed: 1))
        }
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
