import CKernels

/// What a prediction p and a target y of one sample and channel have in common: what Dice and its relatives are made of.
public struct Overlap: Sendable, Equatable {
    /// Σ w p y
    public var common: Double
    /// Σ w pᵃ
    public var predicted: Double
    /// Σ w yᵃ
    public var wanted: Double

    public init(common: Double = 0, predicted: Double = 0, wanted: Double = 0) {
        (self.common, self.predicted, self.wanted) = (common, predicted, wanted)
    }
}

/// The overlaps of a prediction with a target, for every sample and channel [n · c].
public struct Overlaps: Sendable {
    public let all: [Overlap]
    fileprivate let target: Tensor
    fileprivate let weights: Tensor?
    fileprivate let exponent: Double
    fileprivate let kept: KeptProbabilities?
}

extension Prediction {
    /// The overlaps of a prediction [n, …, c] with a target, in one pass.
    ///
    /// Target and weights are floats of the same shape; an element without weight counts for nothing, whatever it holds.
    public func overlaps(with target: Tensor, weights: Tensor?, exponent: Double) throws -> Overlaps {
        let rows = try ChannelRows(shape, unit: 16, doing: "compare")
        let probabilities = isBeingRecorded && kind == REEL_LOGITS ? try Tensor(uninitialized: shape) : nil
        let (x, y, w, p) = (
            values.floatPointer, target.floatPointer, weights?.floatPointer, probabilities?.floatPointer
        )
        let bytes = values.bytes + target.bytes + (weights?.bytes ?? 0) + (probabilities?.bytes ?? 0)
        let sums = try Profiler.measure("overlap", bytes: bytes) {
            try rows.sums(3) { part, sums in
                reel_overlap_columns(
                    x + part.offset, y + part.offset, w.map { UnsafePointer($0 + part.offset) },
                    p.map { $0 + part.offset }, part.rows, rows.channels, Float(exponent), kind, sums)
            }
        }
        return withExtendedLifetime(self) {
            Overlaps(
                all: sums[0].indices.map { Overlap(common: sums[0][$0], predicted: sums[1][$0], wanted: sums[2][$0]) },
                target: target, weights: weights, exponent: exponent, kept: probabilities.map(KeptProbabilities.init))
        }
    }

    /// The gradient of a function of the overlaps by the prediction's source, given its derivatives [n · c] by `common`
    /// and by `predicted`: that by probabilities is w (d₁ y + d₂ a pᵃ⁻¹).
    public func gradient(of overlaps: Overlaps, byCommon: [Double], byPredicted: [Double]) throws -> Tensor {
        let rows = try ChannelRows(shape, unit: 16, doing: "compare")
        let factors = try Tensor((byPredicted + byCommon).map { Float($0) })
        let kept = overlaps.kept?.taken()
        let result = try kept ?? Tensor(uninitialized: shape)
        let (target, weights) = (overlaps.target, overlaps.weights)
        let (x, y, w) = ((kept ?? values).floatPointer, target.floatPointer, weights?.floatPointer)
        let (slope, to) = (factors.floatPointer, result.floatPointer)
        let kind = kept == nil ? kind : REEL_SIGMOID
        let bytes = 2 * values.bytes + target.bytes + (weights?.bytes ?? 0)
        try Profiler.measure("overlap backward", bytes: bytes) {
            try rows.forEachPart { part in
                reel_overlap_slopes(
                    x + part.offset, y + part.offset, w.map { UnsafePointer($0 + part.offset) }, to + part.offset,
                    part.rows, rows.channels, Float(overlaps.exponent), kind, slope + part.coefficients,
                    slope + byPredicted.count + part.coefficients)
            }
        }
        return withExtendedLifetime((self, overlaps, factors)) { result }
    }
}
