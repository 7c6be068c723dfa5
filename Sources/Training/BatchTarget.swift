import Datasets
import Foundations
import Labels
import Losses
import Tensors

/// What is known of the images of a batch, on the grid of the logits that it is compared with.
struct BatchTarget {
    /// On the images' own grid, one a sample.
    private(set) var annotations: [Annotation]
    /// Relabelled voxels [n, spatial…, leaves − 1] on the images' own grid.
    private(set) var overlay: Tensor?
    /// The place of the region that each sample is asked for; empty where none is.
    let regions: [Int]
    /// Targets of regions fade out around what they hold.
    let softening: SoftDilation?
    /// The grid of the logits where that is not the images' own.
    var grid: CoarseGrid?

    init(_ samples: Batch, softening: SoftDilation? = nil) {
        annotations = samples.annotations
        overlay = samples.overlay
        regions = samples.regions
        self.softening = softening
    }

    var count: Int { annotations.count }

    /// The same samples with what is known of others of the batch.
    func exchanged(_ order: [Int]) throws -> BatchTarget {
        var result = self
        result.annotations = order.map { annotations[$0] }
        result.overlay = try overlay.map { overlay in
            try .concatenated(
                order.map { try overlay.sliced([.range(from: $0, to: $0 + 1, step: 1)]) }, axis: 0)
        }
        return result
    }

    /// All that is known, for losses of leaves.
    func leaves() throws -> LeafTarget {
        guard let grid else { return try LeafTarget(annotations, positives: overlay) }
        return try LeafTarget(annotations.map { try grid.sampled($0) }, positives: overlay.map { try grid.sampled($0) })
    }

    /// Target and mask of regions of samples: `[pairs, spatial…, 1]`; no mask where every voxel counts.
    func maps(_ pairs: [(sample: Int, region: Int)]) throws -> (target: Tensor, mask: Tensor?) {
        let sets = pairs.map { (annotations[$0.sample], annotations[$0.sample].hierarchy.regions[$0.region].set) }
        let isMasked =
            grid?.isWhollyInside == false || sets.contains { $0.0.ignored != nil || !$0.0.complete($0.1) }
        let target = try stacked(sets) { annotation, set in
            let values = annotation.targetValues(set)
            let soft = try softening?.applied(to: values, size: annotation.shape) ?? values
            return grid?.values(soft, weights: isMasked ? annotation.knownWeights(set) : nil) ?? soft
        }
        guard isMasked else { return (target, nil) }
        let mask = try stacked(sets) { annotation, set in
            let weights = annotation.knownWeights(set)
            return grid?.weights(weights) ?? weights
        }
        return (target, mask)
    }

    private func stacked(
        _ sets: [(Annotation, LabelSet)], _ values: (Annotation, LabelSet) throws -> [Float]
    ) throws -> Tensor {
        let size = grid?.size ?? annotations[0].shape
        let voxels = size.reduce(1, *)
        return try Tensor(shape: [sets.count] + size + [1]) { buffer in
            for (position, (annotation, set)) in sets.enumerated() {
                let drawn = try values(annotation, set)
                for index in 0..<voxels { buffer[position * voxels + index] = drawn[index] }
            }
        }
    }
}
