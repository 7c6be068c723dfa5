import Foundations
import Networks
import Tensors

/// The loss of a step: an objective on the image's grid and on the coarser ones of deep supervision, for all that images
/// were mixed of.
///
/// A grid of which each voxel stands for factor^d counts 1 / factor, and the weights sum to 1. (Isensee et al., nnU-Net,
/// Nature Methods 2021, which leaves out the coarsest)
struct Supervision {
    let objective: any Objective
    /// What is known, and how much of it counts; the shares sum to 1.
    let targets: [(known: BatchTarget, share: Double)]

    func callAsFunction(_ logits: Tensor, _ auxiliary: [AuxiliaryLogits]) throws -> Tensor {
        if auxiliary.isEmpty { return try mixed(logits) { $0 } }
        let size = Array(logits.shape.dropFirst().dropLast())
        let all = auxiliary.reduce(1) { $0 + 1 / Double($1.factor) }
        return try auxiliary.reduce(mixed(logits) { $0 } * (1 / all)) { sum, coarse in
            let grid = CoarseGrid(
                size: Array(coarse.logits.shape.dropFirst().dropLast()), factor: coarse.factor, margin: coarse.margin,
                image: size)
            let loss = try mixed(coarse.logits) { known in
                var known = known
                known.grid = grid
                return known
            }
            return try sum + loss * (1 / (Double(coarse.factor) * all))
        }
    }

    /// The objective of logits on a grid, for all targets.
    private func mixed(_ logits: Tensor, _ onGrid: (BatchTarget) -> BatchTarget) throws -> Tensor {
        let terms = try targets.map { (loss: try objective(logits, onGrid($0.known)), share: $0.share) }
        if terms.count == 1 { return terms[0].loss }
        return try terms.dropFirst().reduce(terms[0].loss * terms[0].share) { try $0 + $1.loss * $1.share }
    }
}
