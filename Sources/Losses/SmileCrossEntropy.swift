import Catalogue
import Foundations
import Labels
import Tensors

/// A binary cross entropy per leaf, where it is known whether a voxel is that leaf. (Petit, Thome, Soler 2018)
public struct SmileCrossEntropy: FusedLoss {
    public static let obeys = AxiomScope.any
    public static let entry = Entry(
        "smile_cross_entropy", room: "losses",
        [
            Parameter("logits", "tensor", "before the sigmoids, [n, …, leaves − 1]: one for each leaf but background"),
            LeafParameters.annotation,
            Parameter(
                "positives", "tensor", default: Literal.none,
                "1 where an unknown voxel is taken for the leaf all the same, [n, …, leaves − 1]"),
            Reduction.parameter,
        ],
        result: "number, or tensor [n]",
        summary: "Binary cross entropy of every leaf, over the voxels where it is known whether they are that leaf.",
        formula: "Σ_{k,i} w BCE(p_k, y_k) / max(1, Σ w);  w = 1 where g = {k} or k not in g, y = 1 where g = {k}",
        source: "Petit, Thome, Soler 2018",
        examples: [
            "h = hierarchy({a: 1, b: 2})\na = annotation(tensor([[0, 1]]), h, annotated: [\"a\"])\n"
                + "smile_cross_entropy(tensor([[[-1.0, 2.0], [3.0, 0.5]]]), a)"
        ],
        keywords: ["smile", "partial labels", "sigmoid", "bce"],
        details: "Binary cross entropy of every leaf, over the voxels where it is known whether they are that leaf.\n"
            + "Samples of which nothing is known leave the mean over the batch.", facts: [obeys.fact])

    let reduction: Reduction

    public var channels: LeafChannels { .foregroundLeaves }

    public init(_ options: [String: Literal]) throws {
        reduction = try LossOptions(options, of: Self.entry).reduction()
    }

    func forward(_ input: LeafInput) throws -> SampleLosses {
        let loss = try MembershipLoss(input.target.voxels, added: input.target.positives)
        let (sums, weights) = try loss.sums(input.logits, wantsGradient: input.source.isBeingRecorded)
        return SampleLosses(losses: zip(sums.sums, weights).map { $1 > 0 ? $0 / max(1, $1) : nil }) { factors in
            try sums.gradient(times: zip(factors, weights).map { $0 / max(1, $1) })
        }
    }

    public func terms(_ logits: Tensor, _ target: LeafTarget, at place: VoxelPlace) throws -> [LossTerm] {
        let logits = try place.values(of: logits)
        let set = target.annotations[place.sample].sets[Int(target.annotations[place.sample].indices[place.voxel])]
        let added = try target.positives.map { try place.values(of: $0) }
        let costs = logits.enumerated().map { channel, logit -> Double in
            let mayBe = set.contains(channel + 1)
            let isPositive = mayBe && (set.isSingleton || (added?[channel] ?? 0) != 0)
            return mayBe && !isPositive ? 0 : AnnotatedVoxel.softplus(isPositive ? -logit : logit)
        }
        return [LossTerm(name: name, meaning: "w BCE; their sum is what the voxel costs", values: costs)]
    }
}
