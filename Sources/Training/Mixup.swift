import Datasets
import Foundations
import Labels
import Tensors

/// Trains on mixtures of two images of a batch: λ x₁ + (1 − λ) x₂, λ = max(λ', 1 − λ'), λ' ~ Beta(a, a); the loss mixes
/// alike, λ loss(p, g₁) + (1 − λ) loss(p, g₂).
///
/// Source: Zhang et al., mixup, ICLR 2018; λ above one half as in ivadomed.
struct Mixup: Sendable {
    /// a: near 0 hardly anything is mixed, at 1 every share is as likely.
    let concentration: Double

    init(concentration: Double, batch: Int) throws {
        guard concentration > 0, concentration <= 1e6 else {
            throw Problem(
                .value, "mixup must be above 0 and at most 1000000, found \(concentration)", remedy: "0.4 is usual",
                argument: "mixup")
        }
        guard batch > 1 else {
            throw Problem(
                .value, "mixup needs two images in a batch, found batch: 1", remedy: "use batch: 2 or more",
                argument: "mixup")
        }
        self.concentration = concentration
    }

    /// What one step mixes: each sample with a partner, which is the sample itself where a permutation leaves it in place.
    struct Draw: Equatable {
        /// Of the sample; the rest is its partner's.
        let share: Double
        let partners: [Int]
    }

    func draw(count: Int, stream: RandomStream) -> Draw {
        var stream = stream
        let share = stream.beta(concentration, concentration)
        return Draw(share: max(share, 1 - share), partners: stream.shuffled(Array(0..<count)))
    }
}

extension Mixup.Draw {
    /// Without the partners in which the region that a sample is asked for is not known.
    func limited(to samples: Batch, masked: Bool) -> Mixup.Draw {
        let partners = partners.enumerated().map { sample, partner in
            guard samples.regions.indices.contains(sample) else { return partner }
            let annotation = samples.annotations[partner]
            let state = annotation.completeness(annotation.hierarchy.regions[samples.regions[sample]].set)
            return state == .complete || masked && state == .partly ? partner : sample
        }
        return Mixup.Draw(share: share, partners: partners)
    }

    /// `[n, …]` of the samples to the mixture.
    func mixed(_ images: Tensor) throws -> Tensor {
        let others = try partners.map { try images.sliced([.range(from: $0, to: $0 + 1, step: 1)]) }
        return try images * share + Tensor.concatenated(others, axis: 0) * (1 - share)
    }
}
