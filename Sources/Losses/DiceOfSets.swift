import Labels
import Tensors

/// 1 − (1/|L|) Σ_c 2 Σ_i Φ Ψ / (Σ_i Φᵃ + Σ_i Ψᵃ + ε): the mean Dice loss of Φ and Ψ.
struct DiceOfSets {
    static let epsilon = 1e-5

    let input: LeafInput
    let overlap: SetOverlap
    /// 1/|g| of each set; 0 for one that says nothing, where Φ is the softmax.
    let shares: [Double]
    let isSquared: Bool

    /// - Parameter marginalized: sets of several leaves are averaged over; else they say nothing.
    init(_ input: LeafInput, marginalized: Bool, exponent: Int) {
        self.input = input
        isSquared = exponent == 2
        shares = input.target.sets.map { marginalized || $0.isSingleton ? 1 / Double($0.count) : 0 }
        overlap = SetOverlap(input.target.voxels, shares: shares, isSquared: isSquared)
    }

    /// Σ Φ Ψ, Σ Φᵃ and Σ Ψᵃ of every sample and leaf [n · leaves], from the sums of the logits.
    func overlaps(_ sums: SetOverlap.Sums) -> [Overlap] {
        let leaves = input.target.voxels.leaves
        var overlaps = sums.all
        for (sample, counts) in input.target.counts.enumerated() {
            for (place, count) in counts.enumerated() where count > 0 && shares[place] > 0 {
                let wanted = Double(count) * (isSquared ? shares[place] * shares[place] : shares[place])
                for leaf in input.target.sets[place] { overlaps[sample * leaves + leaf].wanted += wanted }
            }
        }
        return overlaps
    }

    /// The Dice score of a class.
    static func score(_ overlap: Overlap) -> Double { 2 * overlap.common / denominator(overlap) }

    private static func denominator(_ overlap: Overlap) -> Double { overlap.predicted + overlap.wanted + epsilon }

    func forward() throws -> SampleLosses {
        let leaves = input.target.voxels.leaves
        let sums = try overlap.sums(input.logits, forGradient: input.source.isBeingRecorded)
        let overlaps = overlaps(sums)
        let losses = input.target.counted.enumerated().map { sample, counted -> Double? in
            guard counted > 0 else { return nil }
            return 1 - overlaps[(sample * leaves)..<((sample + 1) * leaves)].reduce(0) { $0 + Self.score($1) }
                / Double(leaves)
        }
        return SampleLosses(losses: losses) { [overlap, input] factors in
            let seeds = overlaps.indices.map { factors[$0 / leaves] / Double(leaves) }
            return try overlap.gradient(
                of: sums, input.logits, byCommon: zip(overlaps, seeds).map { -2 * $1 / Self.denominator($0) },
                byPredicted: zip(overlaps, seeds).map {
                    2 * $1 * $0.common / (Self.denominator($0) * Self.denominator($0))
                })
        }
    }
}

extension DiceOfSets {
    /// Each class's share of the loss of the voxel's sample.
    func terms(at place: VoxelPlace, _ name: String) throws -> [LossTerm] {
        let leaves = input.target.voxels.leaves
        let overlaps = try overlaps(overlap.sums(input.logits))[(place.sample * leaves)..<((place.sample + 1) * leaves)]
        return [
            LossTerm(
                name: name, meaning: "(1 − Dice of the class) / |L|; their sum is the loss of the sample",
                values: overlaps.map { (1 - Self.score($0)) / Double(leaves) })
        ]
    }
}

/// A mean Dice loss of sets or of full labels.
protocol SetDiceLoss: FusedLoss {
    /// Sets of several leaves are averaged over; else they say nothing.
    static var marginalizes: Bool { get }
    var exponent: Int { get }
}

extension SetDiceLoss {
    func forward(_ input: LeafInput) throws -> SampleLosses { try dice(input).forward() }

    public func terms(_ logits: Tensor, _ target: LeafTarget, at place: VoxelPlace) throws -> [LossTerm] {
        try dice(LeafInput(logits, target, channels: channels, loss: name)).terms(at: place, name)
    }

    private func dice(_ input: LeafInput) -> DiceOfSets {
        DiceOfSets(input, marginalized: Self.marginalizes, exponent: exponent)
    }
}
