import Foundations
import Labels
import Tensors
import Testing

@testable import Losses

/// Σ (p − y)² over leaves, the mean over the voxels that count.
private func brier(takesMask: Bool, reduction: Reduction = .mean) -> MarginalizedLoss {
    MarginalizedLoss("brier", takesMask: takesMask, reduction: reduction) { p, y, mask in
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

@Test(arguments: LeafCase.Kind.allCases, [true, false])
func notReducedItIsTheLossOfEachSample(kind: LeafCase.Kind, takesMask: Bool) throws {
    let item = try LeafCase(kind, leaves: 5, seed: 12)
    let (logits, target) = try (item.tensor().watched(), item.target())
    let (each, mean) = (brier(takesMask: takesMask, reduction: .none), brier(takesMask: takesMask))
    let losses = try each(logits, target)
    #expect(losses.shape == [target.annotations.count])
    for (loss, alone) in try zip(losses.floats, mean.sampleLosses(logits, target)) {
        #expect(abs(Double(loss) - (alone ?? 0)) < 1e-6)
    }
    // What one sample weighs in the gradient is its own.
    let weights = try Tensor(target.annotations.indices.map { $0 == 0 ? 1 : 0 }, shape: losses.shape)
    let gradient = try #require(try (losses * weights).sum().gradients()[logits])
    let size = gradient.count / target.annotations.count
    #expect(gradient.floats[size...].allSatisfy { $0 == 0 })
}

private func squares(_ voxels: [LeafReference.Voxel]) -> Double {
    var sum = 0.0
    for voxel in voxels {
        for (phi, psi) in zip(voxel.phi, voxel.psi) { sum += (phi - psi) * (phi - psi) }
    }
    return sum / Double(voxels.count)
}
