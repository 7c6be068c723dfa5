import Foundations
import Labels
import Tensors

/// Any loss for full labels as a loss of leaves: it is given Φ and Ψ. No other conversion obeys the axiom of label sets.
/// (Fidon et al., MICCAI 2021)
public struct MarginalizedLoss: LabelSetLoss {
    /// Φ and Ψ [n, …, leaves]; the weight of each voxel [n, …, 1], 0 for ignored ones, where the loss asks for it.
    public typealias Full = @Sendable (_ phi: Tensor, _ psi: Tensor, _ mask: Tensor?) throws -> Tensor

    public let name: String
    private let full: Full
    private let takesMask: Bool
    private let reduction: Reduction

    /// A loss that takes no mask is given the voxels that count, sample by sample, where some do not; one that is not
    /// reduced is given each sample alone.
    public init(_ name: String, takesMask: Bool, reduction: Reduction = .mean, _ full: @escaping Full) {
        (self.name, self.takesMask, self.full) = ("marginalized(\(name))", takesMask, full)
        self.reduction = reduction
    }

    public var obeys: AxiomScope? { .any }

    public func callAsFunction(_ logits: Tensor, _ target: LeafTarget) throws -> Tensor {
        guard reduction == .none else { return try ofAll(logits, target) }
        let input = try LeafInput(logits, target, channels: .leaves, loss: name)
        let losses = try target.annotations.indices.map { sample in
            let own = try input.source.sliced([.range(from: sample, to: sample + 1, step: 1)])
            return try ofAll(own, target.sample(sample)).reshaped([1])
        }
        return try .concatenated(losses, axis: 0)
    }

    private func ofAll(_ logits: Tensor, _ target: LeafTarget) throws -> Tensor {
        let input = try LeafInput(logits, target, channels: .leaves, loss: name)
        let (phi, psi) = try target.marginalized(input.source.softmax())
        let ignored = target.annotations.contains { $0.ignored != nil }
        if takesMask { return try full(phi, psi, ignored ? target.mask() : nil) }
        guard ignored else { return try full(phi, psi, nil) }
        let losses = try target.annotations.enumerated().compactMap { sample, annotation -> Tensor? in
            let voxels = annotation.indices.indices.filter { annotation.ignored?[$0] != true }
            guard !voxels.isEmpty else { return nil }
            return try full(phi.voxels(voxels, of: sample), psi.voxels(voxels, of: sample), nil)
        }
        guard let first = losses.first else { return try input.source.sum() * 0 }
        return try losses.dropFirst().reduce(first) { try $0 + $1 } / Double(losses.count)
    }
}

extension LeafTarget {
    /// Φ of probabilities [n, …, leaves], and Ψ of the annotations in the same shape. (Fidon et al., MICCAI 2021)
    ///
    /// - Throws: `Problem` where they do not fit.
    public func marginalized(_ probabilities: Tensor) throws -> (phi: Tensor, psi: Tensor) {
        let input = try LeafInput(probabilities, self, channels: .leaves, loss: "marginalize")
        return (
            phi: try input.source.marginalised(over: voxels), psi: try voxels.targets(shape: probabilities.shape)
        )
    }

    /// 1 where a voxel counts, 0 where it is ignored: [n, …, 1].
    func mask() throws -> Tensor {
        let weights = annotations.flatMap { $0.countedWeights ?? Array(repeating: 1, count: $0.count) }
        return try Tensor(weights, shape: [annotations.count] + annotations[0].shape + [1])
    }
}

extension Tensor {
    /// Some voxels of a sample of [n, …, c] as a batch of one, [1, voxels, c]. The gradient goes back to their places.
    func voxels(_ voxels: [Int], of sample: Int) throws -> Tensor {
        let channels = shape.last ?? 1
        let first = sample * (count / Swift.max(shape.first ?? 1, 1))
        let values = withFloats { from in
            voxels.flatMap { from[(first + $0 * channels)..<(first + ($0 + 1) * channels)] }
        }
        let shape = shape
        return .operation(
            inputs: [self], output: try Tensor(values, shape: [1, voxels.count, channels]), name: "voxels"
        ) { gradient in
            [
                try Tensor(shape: shape) { to in
                    gradient.withFloats { from in
                        for (row, voxel) in voxels.enumerated() {
                            for channel in 0..<channels {
                                to[first + voxel * channels + channel] = from[row * channels + channel]
                            }
                        }
                    }
                }
            ]
        }
    }
}
