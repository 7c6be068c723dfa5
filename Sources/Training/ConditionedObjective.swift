import Datasets
import Losses
import Tensors

/// The loss of the region that each sample is conditioned on. (Billot et al., CoNeMOS, MIDL 2024)
struct ConditionedObjective: Objective {
    let loss: any RegionLoss
    var content: SampleContent { .region }

    func callAsFunction(_ logits: Tensor, _ target: BatchTarget) throws -> Tensor {
        let maps = try target.maps(target.regions.enumerated().map { ($0.offset, $0.element) })
        let prediction = try type(of: loss).takesLogits ? logits : logits.sigmoid()
        return try loss(prediction, maps.target, mask: maps.mask)
    }
}
