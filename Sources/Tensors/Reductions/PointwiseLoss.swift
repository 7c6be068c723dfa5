import CKernels

/// A loss that is a sum over elements of a function of the prediction p and the target y. (RegionLosses.c)
public struct PointwiseLoss: Sendable {
    let name: String
    let sum:
        @Sendable @convention(c) (
            UnsafePointer<Float>?, UnsafePointer<Float>?, UnsafePointer<Float>?, Int, Float
        ) -> Double
    let slopes: Slopes
    /// By the logits whose sigmoid the prediction is.
    let logitSlopes: Slopes
    let parameter: Float

    typealias Slopes =
        @Sendable @convention(c) (
            UnsafePointer<Float>?, UnsafePointer<Float>?, UnsafePointer<Float>?, UnsafeMutablePointer<Float>?, Int,
            Float, Float
        ) -> Void

    /// −(y log p + (1 − y) log(1 − p)), p and 1 − p held above a margin; the slope there stands for all beyond it.
    public static func binaryCrossEntropy(margin: Double) -> PointwiseLoss {
        PointwiseLoss(
            name: "binary_cross_entropy", sum: reel_binary_cross_entropy_sum, slopes: reel_binary_cross_entropy_slopes,
            logitSlopes: reel_binary_cross_entropy_logit_slopes, parameter: Float(margin))
    }

    /// (p − scale (2y − 1))²
    public static func squaredDistance(scale: Double) -> PointwiseLoss {
        PointwiseLoss(
            name: "squared_distance", sum: reel_squared_distance_sum, slopes: reel_squared_distance_slopes,
            logitSlopes: reel_squared_distance_logit_slopes, parameter: Float(scale))
    }

    /// Elements a sum in float lanes runs over before it goes on in double precision.
    private static let block = 1 << 12

    /// Σ w f(p, y) of each sample of a prediction [n, …]. Target and weights are floats of its shape; an element without
    /// weight counts for nothing, whatever it holds.
    public func sums(_ prediction: Tensor, _ target: Tensor, weights: Tensor?) throws -> [Double] {
        let samples = prediction.shape[0]
        let size = prediction.count / max(samples, 1)
        let blocks = (size + Self.block - 1) / Self.block
        let parts = try Storage(bytes: max(samples * blocks, 1) * 8, for: "the parts of a loss")
        let sums = parts.pointer.assumingMemoryBound(to: Double.self)
        let (p, y, w) = (prediction.floatPointer, target.floatPointer, weights?.floatPointer)
        try Profiler.measure(name, bytes: prediction.bytes + target.bytes + (weights?.bytes ?? 0)) {
            try Threads.forEachChunk(samples * blocks, chunk: 8) { start, end in
                for index in start..<end {
                    let first = index % blocks * Self.block
                    let at = index / blocks * size + first
                    sums[index] = sum(
                        p + at, y + at, w.map { UnsafePointer($0 + at) }, min(Self.block, size - first), parameter)
                }
            }
        }
        return withExtendedLifetime((prediction, target, weights, parts)) {
            (0..<samples).map { sample in (0..<blocks).reduce(0) { $0 + sums[sample * blocks + $1] } }
        }
    }

    /// The gradient by the prediction of a sum of the samples' losses times factors [n]: factor w f'(p, y); with
    /// `byLogits` that by the logits whose sigmoid the prediction is.
    public func gradient(
        _ prediction: Tensor, _ target: Tensor, weights: Tensor?, factors: [Double], byLogits: Bool = false
    ) throws -> Tensor {
        let slopes = byLogits ? logitSlopes : slopes
        let result = try Tensor(uninitialized: prediction.shape)
        let size = prediction.count / max(factors.count, 1)
        let (p, y, w, to) = (
            prediction.floatPointer, target.floatPointer, weights?.floatPointer, result.floatPointer
        )
        try Profiler.measure(name + " backward", bytes: 2 * prediction.bytes + target.bytes + (weights?.bytes ?? 0)) {
            for (sample, factor) in factors.enumerated() {
                try Threads.forEachChunk(size, chunk: elementwiseChunk) { start, end in
                    let at = sample * size + start
                    slopes(
                        p + at, y + at, w.map { UnsafePointer($0 + at) }, to + at, end - start, parameter,
                        Float(factor))
                }
            }
        }
        return withExtendedLifetime((prediction, target, weights)) { result }
    }
}
