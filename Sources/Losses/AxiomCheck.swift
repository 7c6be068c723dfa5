import Foundation
import Foundations
import Labels
import Tensors

/// Whether moving probability inside annotated sets leaves a loss as it is: the axiom of label sets, tried on random
/// annotations and predictions. (Fidon et al., MICCAI 2021)
public struct AxiomCheck: Sendable {
    /// Two predictions that agree on every annotated set, with different losses.
    public struct Counterexample: Sendable {
        public let annotation: Annotation
        /// Of each voxel, as the loss sees them: softmax over leaves, or a sigmoid for each but background.
        public let before: [[Double]]
        public let after: [[Double]]
        /// The loss of either.
        public let losses: (before: Double, after: Double)
    }

    public let loss: String
    public let hierarchy: Hierarchy
    public let scope: AxiomScope
    public let channels: LeafChannels
    /// The loss takes full labels only: no sets that anything could be moved in, so that nothing was tried.
    public let takesFullLabelsOnly: Bool
    /// How many pairs of predictions were tried.
    public let trials: Int
    public let counterexample: Counterexample?

    public var isObeyed: Bool { counterexample == nil && !takesFullLabelsOnly }

    private static let voxels = 6
    /// Losses of float32 that differ by less are the same.
    private static let tolerance = 1e-5

    /// - Throws: `Problem` for a scope in which there is nothing to move, and whatever the loss throws.
    public init(
        _ loss: any LabelSetLoss, _ hierarchy: Hierarchy, scope: AxiomScope, trials: Int = 50, stream: RandomStream
    ) throws {
        guard scope != .full else {
            throw Problem(
                .value, "full labels leave nothing to move inside a set", remedy: "ask for \"missing\" or \"any\"",
                argument: "scope")
        }
        guard hierarchy.leaves.count > 2 else {
            throw Problem(
                .value, "the hierarchy has \(hierarchy.leaves.count) leaves: too few for sets beside single leaves",
                remedy: "give it two leaves besides background, or more", argument: "hierarchy")
        }
        self.loss = loss.name
        self.hierarchy = hierarchy
        self.scope = scope
        channels = loss.channels
        takesFullLabelsOnly = loss.obeys == .full
        let trials = takesFullLabelsOnly ? 0 : trials
        var tried = 0
        var found: Counterexample?
        while tried < trials, found == nil {
            var stream = stream.split(tried)
            tried += 1
            let annotation = try Self.annotation(hierarchy, scope, &stream)
            let before = Self.prediction(hierarchy, loss.channels, &stream)
            let after = Self.moved(before, annotation, loss.channels, &stream)
            let losses = try [before, after].map { prediction in
                let target = try LeafTarget([annotation])
                let logits = try Self.logits(prediction, loss.channels)
                guard let value = try loss.sampleLosses(logits, target)[0] else { return 0.0 }
                return value
            }
            guard losses.allSatisfy(\.isFinite) else {
                throw Problem(
                    .numeric,
                    "\(loss.name) is \(losses[0]) and \(losses[1]) of two predictions, which cannot be compared",
                    remedy: "try it on logits and annotations by hand; explain shows what it does at a voxel",
                    argument: "loss")
            }
            if abs(losses[0] - losses[1]) > Self.tolerance * (1 + abs(losses[0])) {
                found = Counterexample(
                    annotation: annotation, before: before, after: after, losses: (losses[0], losses[1]))
            }
        }
        self.trials = tried
        counterexample = found
    }

    /// Sets of several leaves beside single ones: leaves that the sets hold too (`any`), or others only (`missing`).
    private static func annotation(
        _ hierarchy: Hierarchy, _ scope: AxiomScope, _ stream: inout RandomStream
    ) throws -> Annotation {
        let leaves = hierarchy.leaves.count
        let several = 2 + stream.integer(below: leaves - (scope == .missing ? 2 : 1))
        let merged = Array(stream.shuffled(Array(0..<leaves)).prefix(several))
        let others = scope == .missing ? (0..<leaves).filter { !merged.contains($0) } : merged
        let sets = (0..<voxels).map { voxel -> LabelSet in
            // Of both kinds there are two at least.
            let isSingle = voxel < 2 || (voxel >= 4 && stream.uniform() < 0.5)
            if isSingle { return LabelSet(others[stream.integer(below: others.count)]) }
            return LabelSet(stream.shuffled(merged).prefix(2 + stream.integer(below: several - 1)))
        }
        return try Annotation(
            hierarchy: hierarchy, shape: [voxels], sets: sets, indices: (0..<voxels).map { UInt16($0) })
    }

    private static func prediction(
        _ hierarchy: Hierarchy, _ channels: LeafChannels, _ stream: inout RandomStream
    ) -> [[Double]] {
        (0..<voxels).map { _ in
            let raw = (0..<channels.count(leaves: hierarchy.leaves.count)).map { _ in exp(1.5 * stream.normal()) }
            switch channels {
            case .leaves: return raw.map { $0 / raw.reduce(0, +) }
            case .foregroundLeaves: return raw.map { $0 / (1 + $0) }
            }
        }
    }

    /// The same with probability moved inside each set of several leaves; sigmoids in it are drawn anew.
    private static func moved(
        _ prediction: [[Double]], _ annotation: Annotation, _ channels: LeafChannels, _ stream: inout RandomStream
    ) -> [[Double]] {
        prediction.enumerated().map { voxel, values in
            let set = annotation.sets[Int(annotation.indices[voxel])]
            guard !set.isSingleton else { return values }
            var values = values
            switch channels {
            case .leaves:
                let shares = set.map { _ in exp(1.5 * stream.normal()) }
                let total = set.reduce(0) { $0 + values[$1] }
                for (leaf, share) in zip(set, shares) { values[leaf] = total * share / shares.reduce(0, +) }
            case .foregroundLeaves:
                for leaf in set where leaf > 0 { values[leaf - 1] = stream.uniform(in: 0.02...0.98) }
            }
            return values
        }
    }

    private static func logits(_ prediction: [[Double]], _ channels: LeafChannels) throws -> Tensor {
        let values = prediction.flatMap { row in
            row.map { p in
                switch channels {
                case .leaves: Float(log(p))
                case .foregroundLeaves: Float(log(p / (1 - p)))
                }
            }
        }
        return try Tensor(values, shape: [1, voxels, prediction.first?.count ?? 0])
    }

    /// The counterexample voxel by voxel: what each may be, and how likely the leaves were before and after; nil without one.
    public var table: Table? {
        guard let counterexample else { return nil }
        let first = channels == .leaves ? 0 : 1
        let leaves = hierarchy.leaves.dropFirst(first)
        var columns = [Table.Column("voxel"), Table.Column("annotated"), Table.Column("prediction")]
        columns += leaves.map { Table.Column($0.name) }
        let annotation = counterexample.annotation
        let rows = annotation.indices.indices.flatMap { voxel -> [[Table.Cell]] in
            let set = annotation.sets[Int(annotation.indices[voxel])]
            func row(_ name: String, _ values: [Double]) -> [Table.Cell] {
                [.integer(voxel), .text(hierarchy.describe(set)), .text(name)] + values.map { .number($0) }
            }
            let before = row("before", counterexample.before[voxel])
            return set.isSingleton
                ? [row("both", counterexample.before[voxel])]
                : [before, row("after", counterexample.after[voxel])]
        }
        return Table(columns: columns, rows: rows)
    }
}
