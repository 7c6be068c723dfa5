import Foundations
import Tensors

/// A loss of leaves whose kernels give every sample's loss, and the gradient by the logits of their sum times factors.
protocol FusedLoss: CataloguedLabelSetLoss {
    /// The loss to take instead where voxels carry several leaves; nil where this one takes them.
    static var ofSets: String? { get }
    var reduction: Reduction { get }
    func forward(_ input: LeafInput) throws -> SampleLosses
}

/// The losses of samples, nil for one that leaves the batch mean, and how a gradient goes back through them.
struct SampleLosses {
    var losses: [Double?]
    var pullback: (_ factors: [Double]) throws -> Tensor
}

extension FusedLoss {
    static var ofSets: String? { nil }
    public var tellsVoxelsApart: Bool { true }

    public func callAsFunction(_ logits: Tensor, _ target: LeafTarget) throws -> Tensor {
        let input = try checked(logits, target)
        let forward = try forward(input)
        let counting = Double(max(forward.losses.count { $0 != nil }, 1))
        let output: Tensor
        switch reduction {
        case .mean: output = try Tensor(forward.losses.reduce(0) { $0 + ($1 ?? 0) } / counting)
        case .none: output = try Tensor(forward.losses.map { Float($0 ?? 0) })
        }
        return .operation(inputs: [input.source], output: output, name: name) { gradient in
            let seeds = gradient.floats.map(Double.init)
            return [
                try forward.pullback(
                    forward.losses.enumerated().map { sample, loss in
                        loss == nil ? 0 : reduction == .mean ? seeds[0] / counting : seeds[sample]
                    })
            ]
        }
    }

    public func sampleLosses(_ logits: Tensor, _ target: LeafTarget) throws -> [Double?] {
        try forward(checked(logits, target)).losses
    }

    private func checked(_ logits: Tensor, _ target: LeafTarget) throws -> LeafInput {
        var input = try LeafInput(logits, target, channels: channels, loss: name)
        if reduction == .mean {
            let counting = Double(max(target.counted.count { $0 > 0 }, 1))
            input.expectedFactors = target.counted.map { $0 > 0 ? 1 / counting : 0 }
        }
        if let other = Self.ofSets { try input.requireFullLabels(instead: other) }
        return input
    }
}
