import Foundation
import Foundations
import Labels
import Tensors
import Testing

@testable import Losses

/// Σ w BCE / max(1, Σ w) of the samples with weight, as written down.
private func reference(_ item: LeafCase, positives: Set<Int> = []) -> Double {
    let channels = item.leaves - 1
    let losses = (0..<item.samples).compactMap { sample -> Double? in
        var (sum, weight) = (0.0, 0.0)
        for (voxel, set) in item.sets[sample].enumerated() {
            guard let set else { continue }
            for channel in 0..<channels {
                let place = (sample * item.voxels + voxel) * channels + channel
                let isLeaf = set == LabelSet(channel + 1)
                let isUnknown = set.contains(channel + 1) && !isLeaf
                if isUnknown && !positives.contains(place) { continue }
                let p = 1 / (1 + exp(-item.logits[place]))
                let q = 1 / (1 + exp(item.logits[place]))
                sum += isLeaf || isUnknown ? -log(max(p, 1e-300)) : -log(max(q, 1e-300))
                weight += 1
            }
        }
        return weight > 0 ? sum / max(1, weight) : nil
    }
    return losses.reduce(0, +) / Double(max(losses.count, 1))
}

@Test func smileCountsWhatIsKnown() throws {
    try expectReference(SmileCrossEntropy()) { reference($0) }
}

@Test func newPositivesCountWhereNothingWasKnown() throws {
    let item = try LeafCase(.mixed, leaves: 6, seed: 9, channels: .foregroundLeaves)
    var overlay = [Float](repeating: 0, count: item.logits.count)
    for place in stride(from: 0, to: overlay.count, by: 3) { overlay[place] = 1 }
    let z = try item.tensor(.foregroundLeaves)
    let target = try LeafTarget(item.target().annotations, positives: Tensor(overlay, shape: z.shape))
    let wanted = reference(item, positives: Set(stride(from: 0, to: overlay.count, by: 3)))
    #expect(abs(try SmileCrossEntropy()(z, target).scalar() - wanted) < 1e-5 * wanted)
    #expect(abs(wanted - reference(item)) > 1e-3)
    let problem = #expect(throws: Problem.self) {
        try LeafTarget(item.target().annotations, positives: Tensor([1], shape: [1, 1, 1]))
    }
    #expect(problem?.argument == "positives")
}

@Test func aSampleOfWhichNothingIsKnownLeavesTheMean() throws {
    let hierarchy = try Hierarchy([.leaf("a", 1), .leaf("b", 2)])
    let unknown = try Annotation(hierarchy: hierarchy, shape: [1], sets: [hierarchy.everything], indices: [0])
    let known = try Annotation(labels: [1], shape: [1], hierarchy: hierarchy)
    let z = try Tensor([5, 5, 0, 0], shape: [2, 1, 2]).watched()
    let loss = try SmileCrossEntropy()(z, LeafTarget([unknown, known]))
    #expect(abs(try loss.scalar() - log(2)) < 1e-6)
    #expect(try loss.gradients()[z]?.floats[..<2] == [0, 0])
}
