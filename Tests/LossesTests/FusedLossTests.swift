import Catalogue
import Foundation
import Foundations
import Labels
import Tensors
import Testing

@testable import Losses

private let losses = LossesCatalogue.labelSet

@Test(arguments: losses.indices)
func lossesPerSampleHaveTheirMean(index: Int) throws {
    let loss = losses[index]
    let channels = try loss.init([:]).channels
    let item = try LeafCase(.full, leaves: 5, seed: 3, channels: channels)
    let each = try loss.init(["reduction": "none"])(item.tensor(channels), item.target())
    let mean = try loss.init([:])(item.tensor(channels), item.target()).scalar()
    #expect(each.shape == [2])
    #expect(abs(Double(each.floats[0] + each.floats[1]) / 2 - mean) < 1e-6)
    // Their gradients are those of the samples.
    let z = try item.tensor(channels).watched()
    let gradient = try (loss.init(["reduction": "none"])(z, item.target()) * Tensor([2, 0])).sum().gradients()[z]
    let plain = try loss.init([:])(z, item.target()).gradients()[z]
    let half = item.logits.count / 2
    for (a, b) in zip(gradient?.floats[..<half] ?? [], plain?.floats[..<half] ?? []) { #expect(abs(a - 4 * b) < 1e-6) }
    #expect(gradient?.floats[half...].allSatisfy { $0 == 0 } == true)
}

@Test(arguments: losses.indices)
func theOrderOfLeavesDoesNotMatter(index: Int) throws {
    let loss = try losses[index].init([:])
    let item = try LeafCase(loss.obeys == .full ? .full : .mixed, leaves: 9, seed: 4, channels: loss.channels)
    // Background keeps its place where it has no channel.
    let first = 9 - loss.channels.count(leaves: 9)
    var stream = RandomStream(seed: 8)
    let order = Array(0..<first) + stream.shuffled(Array(first..<9))
    let logits = stride(from: 0, to: item.logits.count, by: 9 - first).flatMap { start in
        order.dropFirst(first).map { Float(item.logits[start + $0 - first]) }
    }
    let annotations = try item.target().annotations.map { annotation in
        try Annotation(
            hierarchy: annotation.hierarchy, shape: annotation.shape,
            sets: annotation.sets.map { set in LabelSet(order.indices.filter { set.contains(order[$0]) }) },
            indices: annotation.indices, ignored: annotation.ignored)
    }
    let there = try loss(Tensor(logits, shape: [2, item.voxels, 9 - first]), LeafTarget(annotations)).scalar()
    let here = try loss(item.tensor(loss.channels), item.target()).scalar()
    #expect(abs(there - here) < 2e-6 * (1 + abs(here)))
}

@Test(arguments: losses.indices)
func bitsAreThoseOfOneThread(index: Int) throws {
    let loss = try losses[index].init([:])
    let hierarchy = try Hierarchy((1..<6).map { .leaf("leaf\($0)", $0) })
    var stream = RandomStream(seed: 6)
    let z = try Tensor.randomNormal(
        [2, 129, 64, loss.channels.count(leaves: 6)], stream: &stream)
    let annotations = try (0..<2).map { _ in
        try Annotation(
            labels: (0..<129 * 64).map { _ in stream.integer(below: 6) }, shape: [129, 64], hierarchy: hierarchy,
            annotated: loss.obeys == .full ? nil : ["leaf1", "leaf2", "leaf3", "leaf4", "leaf5"])
    }
    let before = Threads.count
    defer { Threads.count = before }
    let results = try [1, 2, 8].map { count -> (Double, [Float]?) in
        Threads.count = count
        let leaf = z.watched()
        let value = try loss(leaf, LeafTarget(annotations))
        return (try value.scalar(), try value.gradients()[leaf]?.floats)
    }
    for result in results.dropFirst() {
        #expect(result.0 == results[0].0 && result.1 == results[0].1)
    }
}

@Test(arguments: losses.indices)
func saturatedLogitsGiveNumbers(index: Int) throws {
    let loss = try losses[index].init([:])
    let hierarchy = try Hierarchy([.leaf("a", 1), .leaf("b", 2)])
    let labels = try Annotation(labels: [0, 1, 2, 1], shape: [4], hierarchy: hierarchy)
    for scale: Float in [1e3, 1e30, 3e38] {
        let row: [Float] = loss.channels == .leaves ? [scale, 0, -scale] : [scale, -scale]
        let z = try Tensor((0..<4).flatMap { _ in row }, shape: [1, 4, row.count]).watched()
        let value = try loss(z, LeafTarget([labels]))
        #expect(!(try value.scalar().isNaN))
        #expect(try value.gradients()[z]?.floats.contains { $0.isNaN } == false)
    }
}

@Test func whereEveryVoxelMayBeAnythingNothingIsLearnt() throws {
    let hierarchy = try Hierarchy((1..<5).map { .leaf("leaf\($0)", $0) })
    let unknown = try Annotation(
        hierarchy: hierarchy, shape: [8], sets: [hierarchy.everything], indices: .init(repeating: 0, count: 8))
    let target = try LeafTarget([unknown])
    var stream = RandomStream(seed: 1)
    let wanted: [(any LabelSetLoss, Double)] = [
        (try MarginalizedCrossEntropy(), log(5)), (try MarginalizedFocal(), 0.64 * log(5)), (try LeafDice(), 1),
        (try MarginalizedDice(), 0), (try AdaptiveCrossEntropy(), 0), (try SmileCrossEntropy(), 0),
    ]
    for (loss, value) in wanted {
        let z = try Tensor.randomNormal([1, 8, loss.channels.count(leaves: 5)], stream: &stream).watched()
        let result = try loss(z, target)
        #expect(abs(try result.scalar() - value) < 3e-5, "\(loss.name)")
        #expect(try result.gradients()[z]?.floats.allSatisfy { $0 == 0 } == true, "\(loss.name)")
    }
    #expect(target.unknownSamples == [0])
    #expect(target.warning?.hasPrefix("every voxel of the sample may be any leaf") == true)
    let relabelled = try LeafTarget(
        [unknown, unknown],
        positives: Tensor(
            (0..<64).map { $0 == 40 ? 1 : 0 }, shape: [2, 8, 4]))
    #expect(relabelled.unknownSamples == [0])
}

@Test func aBatchOfIgnoredVoxelsIsNoLoss() throws {
    let hierarchy = try Hierarchy([.leaf("a", 1)])
    let ignored = try Annotation(labels: [0, 1], shape: [2], hierarchy: hierarchy, ignoring: [true, true])
    for type in losses {
        let loss = try type.init([:])
        let z = try Tensor(
            Array(repeating: 1, count: 2 * loss.channels.count(leaves: 2)),
            shape: [1, 2, loss.channels.count(leaves: 2)]
        ).watched()
        let value = try loss(z, LeafTarget([ignored]))
        #expect(try value.scalar() == 0)
        #expect(try value.gradients()[z]?.floats.allSatisfy { $0 == 0 } == true)
    }
}

/// Voxels that may hold anything: the first is ignored where `ignores`.
private func voxels(_ loss: any LabelSetLoss, holding odd: Float, ignores: Bool) throws -> (Tensor, LeafTarget) {
    let hierarchy = try Hierarchy((1..<3).map { .leaf("leaf\($0)", $0) })
    let channels = loss.channels.count(leaves: 3)
    let logits = (0..<40 * channels).map { $0 < channels ? odd : Float($0 % 7) - 3 }
    let annotation = try Annotation(
        hierarchy: hierarchy, shape: [40], sets: [[0], [1], [2]].map { LabelSet($0) },
        indices: (0..<40).map { UInt16($0 % 3) }, ignored: ignores ? (0..<40).map { $0 == 0 } : nil)
    return (try Tensor(logits, shape: [1, 40, channels]).watched(), try LeafTarget([annotation]))
}

@Test(arguments: losses.indices, [0x7fc0_0000, 0x7fff_ffff, 0xffff_ffff, 0x7f80_0001] as [UInt32])
func aLogitThatIsNotANumberMakesTheLossNone(index: Int, bits: UInt32) throws {
    let loss = try losses[index].init([:])
    let (z, target) = try voxels(loss, holding: Float(bitPattern: bits), ignores: false)
    #expect(try loss(z, target).scalar().isNaN)
}

@Test(arguments: losses.indices, [Float.nan, .infinity, -.infinity])
func anIgnoredVoxelHasNoGradientWhateverItHolds(index: Int, odd: Float) throws {
    let loss = try losses[index].init([:])
    let (z, target) = try voxels(loss, holding: odd, ignores: true)
    let value = try loss(z, target)
    #expect(try value.scalar().isFinite)
    let gradient = try #require(try value.gradients()[z]).floats
    let channels = gradient.count / 40
    #expect(gradient[..<channels].allSatisfy { $0 == 0 })
    #expect(gradient[channels...].allSatisfy { $0.isFinite })
    #expect(gradient[channels...].contains { $0 != 0 })
}
