import Foundations
import Labels
import Tensors
import Testing

@testable import Losses

/// Σ (p − y)² over leaves, the mean over the voxels that count.
private func brier(takesMask: Bool) -> MarginalizedLoss {
    MarginalizedLoss("brier", takesMask: takesMask) { p, y, mask in
        let squares = try (p - y).squared().sum(axes: [-1])
        guard let mask else { return try squares.mean() }
        let weights = try mask.reshaped(squares.shape)
        let each = try (squares * weights).sum(axes: [1]) / Tensor.maximum(weights.sum(axes: [1]), Tensor(1))
        let counted = weights.floats.isEmpty ? 1 : try weights.sum(axes: [1]).floats.count { $0 > 0 }
        return try each.sum() / Double(max(counted, 1))
    }
}

@Test(arguments: [true, false])
func aLossForFullLabelsIsGivenPhiAndPsi(takesMask: Bool) throws {
    let loss = brier(takesMask: takesMask)
    #expect(loss.name == "marginalized(brier)" && loss.obeys == .any)
    try expectReference(loss, leaves: [4, 11]) { item in LeafReference.mean(item, squares) }
}

private func squares(_ voxels: [LeafReference.Voxel]) -> Double {
    var sum = 0.0
    for voxel in voxels {
        for (phi, psi) in zip(voxel.phi, voxel.psi) { sum += (phi - psi) * (phi - psi) }
    }
    return sum / Double(voxels.count)
}
