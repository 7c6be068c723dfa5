import Tensors

/// A loss of overlaps with its derivatives by Σ w p y and by Σ w pᵃ of each.
struct OverlapSlopes {
    var loss: Double
    /// `wanted` has none: the target has no gradient.
    var slopes: [Overlap]

    /// The mean over channels of a loss of each.
    static func mean(_ overlaps: [Overlap], _ loss: (Overlap) -> (Double, Overlap)) -> OverlapSlopes {
        let all = overlaps.map(loss)
        let count = Double(max(overlaps.count, 1))
        return OverlapSlopes(
            loss: all.reduce(0) { $0 + $1.0 } / count,
            slopes: all.map { Overlap(common: $0.1.common / count, predicted: $0.1.predicted / count) })
    }
}

extension RegionInput {
    /// A loss that is a function of the overlaps of a sample's channels, or of the whole batch's.
    func loss(
        exponent: Double = 1, batch: Bool = false, reduction: Reduction,
        _ formula: ([Overlap]) -> OverlapSlopes
    ) throws -> Tensor {
        let overlaps = try prediction.overlaps(with: target, weights: weights, exponent: exponent)
        var groups = (0..<samples).map { Array(overlaps.all[($0 * channels)..<(($0 + 1) * channels)]) }
        if batch { groups = [groups.dropFirst().reduce(groups[0]) { zip($0, $1).map { $0 + $1 } }] }
        let losses = groups.map(formula)
        let output = try reduced(
            losses.map(\.loss) + Array(repeating: losses[0].loss, count: samples - losses.count), reduction)
        return .operation(inputs: [prediction.source], output: output, name: name) { gradient in
            let seeds = seeds(gradient, reduction)
            let total = seeds.reduce(0, +)
            let slopes = (0..<samples).flatMap { sample in
                let seed = batch ? total : seeds[sample]
                return losses[batch ? 0 : sample].slopes.map { (seed * $0.common, seed * $0.predicted) }
            }
            return [
                try prediction.gradient(
                    of: overlaps, byCommon: slopes.map(\.0), byPredicted: slopes.map(\.1))
            ]
        }
    }
}

extension Overlap {
    static func + (left: Overlap, right: Overlap) -> Overlap {
        Overlap(
            common: left.common + right.common, predicted: left.predicted + right.predicted,
            wanted: left.wanted + right.wanted)
    }
}
