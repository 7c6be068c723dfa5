import Foundations
import Labels
import Tensors

/// What the channels that a network gives stand for.
public enum NetworkOutput: Sendable, Equatable {
    /// One: the region that the condition asks for.
    case region
    /// One for each region, each with a sigmoid of its own.
    case regions
    /// One for each leaf, under a softmax over all of them.
    case leaves
    /// One for each leaf but background, each with a sigmoid of its own.
    case foregroundLeaves
    /// So many as were asked for, that stand for no region.
    case channels

    /// How many channels there are for a hierarchy; nil where it does not decide that.
    public func count(in hierarchy: Hierarchy) -> Int? {
        switch self {
        case .region: 1
        case .regions: hierarchy.regions.count
        case .leaves: hierarchy.leaves.count
        case .foregroundLeaves: hierarchy.leaves.count - 1
        case .channels: nil
        }
    }

    /// Logits `[…, regions]` of the regions at some places of the hierarchy, from what the network gives `[…, channels]`.
    ///
    /// Of leaves under a softmax log Σ_R e^z − log Σ_{L∖R} e^z; of sigmoids of leaves the logit of 1 − Π_R (1 − p), or of
    /// its complement where R contains background. A region of all leaves has the logit `certain`. Where the condition
    /// asked for the region already, and where channels stand for no region, they stay as they are.
    public func logits(_ output: Tensor, of regions: [Int], in hierarchy: Hierarchy) throws -> Tensor {
        switch self {
        case .region, .channels: return output
        case .regions: return try output.channels(regions)
        case .leaves, .foregroundLeaves:
            let maps = try regions.map { try logit(output, of: hierarchy.regions[$0].set, in: hierarchy) }
            return try maps.count == 1 ? maps[0] : .concatenated(maps, axis: -1)
        }
    }

    /// The logit of what is surely so: its sigmoid is 1 in float32.
    static let certain = 100.0

    private func logit(_ output: Tensor, of set: LabelSet, in hierarchy: Hierarchy) throws -> Tensor {
        let rest = hierarchy.everything - set
        guard !rest.isEmpty else { return try .filled(output.shape.dropLast() + [1], Self.certain) }
        if self == .leaves {
            return try output.channels(Array(set)).logSum() - output.channels(Array(rest)).logSum()
        }
        // Leaf k has channel k − 1: background has none.
        if set.contains(0) { return try -output.channels(rest.map { $0 - 1 }).logitOfAny() }
        return try output.channels(set.map { $0 - 1 }).logitOfAny()
    }
}

extension Tensor {
    /// Some channels (the last axis) in the order given; runs of neighbours are copied together.
    func channels(_ places: [Int]) throws -> Tensor {
        if places == Array(0..<(shape.last ?? 0)) { return self }
        var runs: [Range<Int>] = []
        for place in places {
            if let last = runs.last, last.upperBound == place {
                runs[runs.count - 1] = last.lowerBound..<(place + 1)
            } else {
                runs.append(place..<(place + 1))
            }
        }
        let parts = try runs.map { run in
            try sliced([.ellipsis, .range(from: run.lowerBound, to: run.upperBound, step: 1)])
        }
        return try parts.count == 1 ? parts[0] : .concatenated(parts, axis: -1)
    }

    /// log Σ e^z over the channels, `[…, 1]`.
    fileprivate func logSum() throws -> Tensor {
        shape.last == 1 ? self : try logSumExp(axis: -1, keepingDimensions: true)
    }

    /// The logit of "any of these" for independent sigmoids, `[…, 1]`: the odds of two are (1 + eᵃ)(1 + eᵇ) − 1, so the
    /// logit is log(eᵃ + eᵇ + eᵃ⁺ᵇ), and so on with the next. Nothing overflows or cancels.
    fileprivate func logitOfAny() throws -> Tensor {
        let parts = try split(shape.last ?? 1, axis: -1)
        return try parts.dropFirst().reduce(parts[0]) { any, next in
            try Tensor.concatenated([any, next, any + next], axis: -1).logSumExp(axis: -1, keepingDimensions: true)
        }
    }
}
