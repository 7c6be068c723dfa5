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

extension Prediction {
    /// The overlaps of a prediction [n, …, c] with a target, for every sample and channel [n · c], in one pass.
    ///
    /// Target and weights are floats of the same shape; an element without weight counts for nothing, whatever it holds.
    public func overlaps(with target: Tensor, weights: Tensor?, exponent: Double) throws -> [Overlap] {
        let rows = try ChannelRows(shape, unit: 16, doing: "compare")
        let (x, y, w) = (values.floatPointer, target.floatPointer, weights?.floatPointer)
        let sums = try Profiler.measure("overlap", bytes: values.bytes + target.bytes + (weights?.bytes ?? 0)) {
            try rows.sums(3) { part, sums in
                reel_overlap_columns(
                    x + part.offset, y + part.offset, w.map { UnsafePointer($0 + part.offset) }, part.rows,
                    rows.channels, Float(exponent), kind, sums)
            }
        }
        return withExtendedLifetime((self, target, weights)) {
            sums[0].indices.map { Overlap(common: sums[0][$0], predicted: sums[1][$0], wanted: sums[2][$0]) }
        }
    }

    /// The gradient of a function of the overlaps by the prediction's source, given its derivatives [n · c] by `common`
    /// and by `predicted`: that by probabilities is w (d₁ y + d₂ a pᵃ⁻¹).
    public func overlapGradient(
        with target: Tensor, weights: Tensor?, exponent: Double, byCommon: [Double], byPredicted: [Double]
    ) throws -> Tensor {
        let rows = try ChannelRows(shape, unit: 16, doing: "compare")
        let factors = try Tensor((byPredicted + byCommon).map { Float($0) })
        let result = try Tensor(uninitialized: shape)
        let (x, y, w) = (values.floatPointer, target.floatPointer, weights?.floatPointer)
        let (slope, to) = (factors.floatPointer, result.floatPointer)
        let bytes = 2 * values.bytes + target.bytes + (weights?.bytes ?? 0)
        try Profiler.measure("overlap backward", bytes: bytes) {
            try rows.forEachPart { part in
                reel_overlap_slopes(
                    x + part.offset, y + part.offset, w.map { UnsafePointer($0 + part.offset) }, to + part.offset,
                    part.rows, rows.channels, Float(exponent), kind, slope + part.coefficients,
                    slope + byPredicted.count + part.coefficients)
            }
        }
        return withExtendedLifetime((self, target, weights, factors)) { result }
    }
}
