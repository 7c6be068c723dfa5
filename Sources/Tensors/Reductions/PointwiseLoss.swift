import CKernels

/// A loss that is a sum over elements of a function of the prediction p and the target y. (PointwiseLosses.c)
public struct PointwiseLoss: Sendable {
    let name: String
    let sum: Sum
    let slopes: Slopes
    /// By the logits whose sigmoid the prediction is.
    let logitSlopes: Slopes
    let parameters: [Float]

    typealias Pointer = UnsafePointer<Float>
    typealias Sum = @Sendable @convention(c) (Pointer?, Pointer?, Pointer?, Int, Pointer?) -> Double
    typealias Slopes =
        @Sendable @convention(c) (
            Pointer?, Pointer?, Pointer?, UnsafeMutablePointer<Float>?, Int, Pointer?, Float
        ) -> Void

    private init(
        _ name: String, _ parameters: [Double], _ sum: @escaping Sum, _ slopes: @escaping Slopes,
        _ logitSlopes: @escaping Slopes
    ) {
        (self.name, self.sum, self.slopes, self.logitSlopes) = (name, sum, slopes, logitSlopes)
        let given = parameters.map { Float($0) }
        self.parameters = given + [Float](repeating: 0, count: max(0, Int(REEL_LOSS_PARAMETERS) - given.count))
    }

    /// −(y log p + (1 − y) log(1 − p)), p and 1 − p held above a margin; the slope there stands for all beyond it.
    public static func binaryCrossEntropy(margin: Double) -> PointwiseLoss {
        PointwiseLoss(
            "binary_cross_entropy", [margin], reel_binary_cross_entropy_sum, reel_binary_cross_entropy_slopes,
            reel_binary_cross_entropy_logit_slopes)
    }

    /// (p − scale (2y − 1))²
    public static func squaredDistance(scale: Double) -> PointwiseLoss {
        PointwiseLoss(
            "squared_distance", [scale], reel_squared_distance_sum, reel_squared_distance_slopes,
            reel_squared_distance_logit_slopes)
    }

    /// (p − y)²
    public static let squaredError = PointwiseLoss(
        "squared_error", [], reel_squared_error_sum, reel_squared_error_slopes, reel_squared_error_logit_slopes)

    /// −α y (1 − p)^γ log p − (1 − α) (1 − y) p^γ log(1 − p), p and 1 − p held above a margin.
    public static func binaryFocal(alpha: Double, gamma: Double, margin: Double) -> PointwiseLoss {
        PointwiseLoss(
            "binary_focal", [margin, alpha, gamma], reel_binary_focal_sum, reel_binary_focal_slopes,
            reel_binary_focal_logit_slopes)
    }

    /// y (−log p)^power + (1 − y) (−log(1 − p))^power, p held a margin away from 0 and 1.
    public static func powerOfCrossEntropy(_ power: Double, margin: Double) -> PointwiseLoss {
        PointwiseLoss(
            "power_of_cross_entropy", [margin, power], reel_power_of_cross_entropy_sum,
            reel_power_of_cross_entropy_slopes, reel_power_of_cross_entropy_logit_slopes)
    }

    /// ω ln(1 + (δ/ε)^(α−y)) for δ = |y − p| < θ, beyond it its tangent there.
    public static func adaptiveWing(omega: Double, theta: Double, epsilon: Double, alpha: Double) -> PointwiseLoss {
        PointwiseLoss(
            "adaptive_wing", [omega, theta, epsilon, alpha], reel_adaptive_wing_sum, reel_adaptive_wing_slopes,
            reel_adaptive_wing_logit_slopes)
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
        let (sum, parameters) = (sum, try Tensor(parameters))
        let a = UnsafePointer(parameters.floatPointer)
        try Profiler.measure(name, bytes: prediction.bytes + target.bytes + (weights?.bytes ?? 0)) {
            try Threads.forEachChunk(samples * blocks, chunk: 8) { start, end in
                for index in start..<end {
                    let first = index % blocks * Self.block
                    let at = index / blocks * size + first
                    sums[index] = sum(
                        p + at, y + at, w.map { UnsafePointer($0 + at) }, min(Self.block, size - first), a)
                }
            }
        }
        return withExtendedLifetime((prediction, target, weights, parts, parameters)) {
            (0..<samples).map { sample in (0..<blocks).reduce(0) { $0 + sums[sample * blocks + $1] } }
        }
    }

    /// The gradient by the prediction of a sum of the samples' losses times factors [n]: factor w f'(p, y); with
    /// `byLogits` that by the logits whose sigmoid the prediction is.
    public func gradient(
        _ prediction: Tensor, _ target: Tensor, weights: Tensor?, factors: [Double], byLogits: Bool = false
    ) throws -> Tensor {
        let slopes = byLogits ? logitSlopes : slopes
        let parameters = try Tensor(parameters)
        let a = UnsafePointer(parameters.floatPointer)
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
                        p + at, y + at, w.map { UnsafePointer($0 + at) }, to + at, end - start, a, Float(factor))
                }
            }
        }
        return withExtendedLifetime((prediction, target, weights, parameters)) { result }
    }
}
