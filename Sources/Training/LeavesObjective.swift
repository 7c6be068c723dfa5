import Datasets
import Losses
import Tensors

/// A loss of all that is known of each voxel: of sets of leaves.
struct LeavesObjective: Objective {
    let loss: any LabelSetLoss
    var content: SampleContent { .leaves }

    func callAsFunction(_ logits: Tensor, _ target: BatchTarget) throws -> Tensor {
        try loss(logits, target.leaves())
    }
}
