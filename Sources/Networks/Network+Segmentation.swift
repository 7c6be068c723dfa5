import Foundations
import Tensors

extension Network {
    /// Where each region is in one image `[…, channels]` or `[…]`, by region and voxel: where its probability exceeds 0.5,
    /// or, of a softmax, where the most probable leaf is one of its leaves (the first of equals).
    public func segmentation(_ image: Tensor, regions names: [String]? = nil) throws -> [[Bool]] {
        try requireUndifferentiated(image)
        let names = names ?? regions
        guard output == .leaves, let hierarchy else {
            let logits = try logits(image, regions: names)
            let voxels = logits.count / max(names.count, 1)
            return logits.withFloats { values in
                names.indices.map { region in values[region * voxels..<(region + 1) * voxels].map { $0 > 0 } }
            }
        }
        let sets = try places(of: names).map { hierarchy.regions[$0].set }
        let winners = try withoutTape { try predict(batched(image), condition: nil).argmax(axis: -1) }
        return winners.withIntegers { winners in
            sets.map { set in
                let isInside = hierarchy.leaves.indices.map { set.contains($0) }
                return winners.map { isInside[Int($0)] }
            }
        }
    }
}
