import Foundations
import Tensors

/// Σ weight · loss of several losses of leaves.
public struct CombinedLabelSetLoss: LabelSetLoss {
    let parts: [(loss: any LabelSetLoss, weight: Double)]

    /// - Throws: `Problem` for no parts, another number of weights, one that is negative, and channels that differ.
    public init(_ losses: [any LabelSetLoss], weights: [Double]?) throws {
        parts = try CombinedWeights.paired(losses, weights)
        if let odd = losses.first(where: { $0.channels != losses[0].channels }) {
            throw Problem(
                .value,
                "\(losses[0].name) and \(odd.name) take other channels: one a softmax over all leaves, the other "
                    + "a sigmoid for each leaf but background", argument: "losses")
        }
    }

    public var name: String { CombinedWeights.name(parts.map { ($0.loss.name, $0.weight) }) }
    public var channels: LeafChannels { parts[0].loss.channels }
    public var obeys: AxiomScope? {
        let known = parts.compactMap(\.loss.obeys).min()
        return known == .full || parts.allSatisfy { $0.loss.obeys != nil } ? known : nil
    }

    public var tellsVoxelsApart: Bool { parts.allSatisfy(\.loss.tellsVoxelsApart) }

    public func callAsFunction(_ logits: Tensor, _ target: LeafTarget) throws -> Tensor {
        try CombinedWeights.sum(try parts.map { (try $0.loss(logits, target), $0.weight) })
    }

    public func sampleLosses(_ logits: Tensor, _ target: LeafTarget) throws -> [Double?] {
        let all = try parts.map { try $0.loss.sampleLosses(logits, target) }
        return target.annotations.indices.map { sample in
            let known = zip(all, parts).compactMap { losses, part in losses[sample].map { $0 * part.weight } }
            return known.isEmpty ? nil : known.reduce(0, +)
        }
    }

    public func terms(_ logits: Tensor, _ target: LeafTarget, at place: VoxelPlace) throws -> [LossTerm] {
        try parts.flatMap { part in
            try part.loss.terms(logits, target, at: place).map { term in
                LossTerm(
                    name: part.weight == 1 ? term.name : "\(CombinedWeights.text(part.weight)) \(term.name)",
                    meaning: term.meaning, values: term.values.map { $0 * part.weight })
            }
        }
    }
}

/// What combinations of losses have in common.
enum CombinedWeights {
    static func paired<Loss>(_ losses: [Loss], _ weights: [Double]?) throws -> [(loss: Loss, weight: Double)] {
        guard !losses.isEmpty else {
            throw Problem(.value, "there are no losses to combine", argument: "losses")
        }
        let weights = weights ?? Array(repeating: 1, count: losses.count)
        guard weights.count == losses.count else {
            throw Problem(
                .value, "weights are wanted one for each loss, \(losses.count) in all, found \(weights.count)",
                argument: "weights")
        }
        if let odd = weights.first(where: { $0 < 0 || !$0.isFinite }) {
            throw Problem(
                .value, "a loss cannot have the weight \(text(odd))", remedy: "weights are not negative",
                argument: "weights")
        }
        return zip(losses, weights).map { (loss: $0, weight: $1) }
    }

    /// "leaf_dice + 0.5 marginalized_focal"
    static func name(_ parts: [(name: String, weight: Double)]) -> String {
        parts.map { part in
            if part.weight == 1 { return part.name }
            return "\(text(part.weight)) " + (part.name.contains(" + ") ? "(\(part.name))" : part.name)
        }.joined(separator: " + ")
    }

    static func text(_ weight: Double) -> String {
        weight == weight.rounded() && abs(weight) < 1e6 ? "\(Int(weight))" : "\(weight)"
    }

    static func sum(_ parts: [(loss: Tensor, weight: Double)]) throws -> Tensor {
        let shapes = Set(parts.map(\.loss.shape))
        guard shapes.count == 1, let first = parts.first else {
            throw Problem(
                .value, "some of the combined losses give one number and some one for each sample",
                remedy: "give all the same reduction:", argument: "losses")
        }
        return try parts.dropFirst().reduce(first.loss * first.weight) { try $0 + $1.loss * $1.weight }
    }
}
