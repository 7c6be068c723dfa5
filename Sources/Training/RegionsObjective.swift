import Datasets
import Foundations
import Labels
import Losses
import Networks
import Tensors

/// The losses of all regions at once, of each sample Σ m_k L_k / Σ m_k: m_k is 1 where region k is complete, else 0, or with
/// `masked` the share of voxels at which it is known. Then the mean over the samples that have a region.
///
/// Source: the masked loss of the baselines of Billot et al., CoNeMOS, MIDL 2024.
struct RegionsObjective: Objective {
    let loss: any RegionLoss
    let output: NetworkOutput
    let hierarchy: Hierarchy
    let masked: Bool
    var content: SampleContent { .regions }

    func callAsFunction(_ logits: Tensor, _ target: BatchTarget) throws -> Tensor {
        let losses = try (0..<target.count).compactMap { try of($0, logits, target) }
        // Cases with something to learn are drawn; an augmentation may have moved it out of the image.
        guard !losses.isEmpty else { return try logits.sum() * 0 }
        return try losses.count == 1 ? losses[0] : Tensor.stacked(losses).mean()
    }

    /// The loss of one sample; nil where none of its regions counts.
    private func of(_ sample: Int, _ logits: Tensor, _ target: BatchTarget) throws -> Tensor? {
        let annotation = target.annotations[sample]
        var (complete, partly): ([Int], [(place: Int, share: Double)]) = ([], [])
        for (place, region) in hierarchy.regions.enumerated() {
            switch annotation.completeness(region.set) {
            case .complete: complete.append(place)
            case .partly where masked: partly.append((place, annotation.knownShare(region.set)))
            case .partly, .unknown: break
            }
        }
        let own = try logits.sliced([.range(from: sample, to: sample + 1, step: 1)])
        var terms: [(loss: Tensor, weight: Double)] = []
        if !complete.isEmpty {
            terms.append((try of(complete, sample, own, target), Double(complete.count)))
        }
        for (place, share) in partly { terms.append((try of([place], sample, own, target), share)) }
        guard let first = terms.first else { return nil }
        if terms.count == 1 { return first.loss }
        let all = terms.reduce(0) { $0 + $1.weight }
        return try terms.dropFirst().reduce(first.loss * (first.weight / all)) {
            try $0 + $1.loss * ($1.weight / all)
        }
    }

    /// The mean loss of some regions of a sample, each a map of its own.
    private func of(_ places: [Int], _ sample: Int, _ logits: Tensor, _ target: BatchTarget) throws -> Tensor {
        let maps = try output.logits(logits, of: places, in: hierarchy)
        let axes = Array(maps.shape.indices)
        // [1, …, k] to [k, …, 1]
        let apart = try maps.transposed([maps.rank - 1] + axes[1..<(maps.rank - 1)] + [0])
        let prediction = try type(of: loss).takesLogits ? apart : apart.sigmoid()
        let wanted = try target.maps(places.map { (sample, $0) })
        let value = try loss(prediction, wanted.target, mask: wanted.mask)
        guard value.count == 1 else { throw Self.several(value) }
        return try value.reshaped([])
    }

    static func several(_ value: Tensor) -> Problem {
        Problem(
            .shape, "the loss has shape \(value.shape), and training needs a single number",
            remedy: "leave out reduction: \"none\"", argument: "loss")
    }
}
