import CKernels

/// A loss that is a sum over elements of a function of the prediction p and the target y. (PointwiseLosses.c)
public struct PointwiseLoss: Sendable {
    let name: String
    let kernel: Kernel
    let parameters: [Float]

    typealias Pointer = UnsafePointer<Float>
    typealias Kernel =
        @Sendable @convention(c) (
            Pointer?, Pointer?, Pointer?, UnsafeMutablePointer<Float>?, Int, Pointer?, Float, reel_prediction
        ) -> Double

    private init(_ name: String, _ parameters: [Double], _ kernel: @escaping Kernel) {
        (self.name, self.kernel) = (name, kernel)
        let given = parameters.map { Float($0) }
        self.parameters = given + [Float](repeating: 0, count: max(0, Int(REEL_LOSS_PARAMETERS) - given.count))
    }

    /// −(y log p + (1 − y) log(1 − p)), p and 1 − p held above a margin; the slope there stands for all beyond it.
    public static func binaryCrossEntropy(margin: Double) -> PointwiseLoss {
        PointwiseLoss("binary_cross_entropy", [margin], reel_binary_cross_entropy)
    }

    /// (p − scale (2y − 1))²
    public static func squaredDistance(scale: Double) -> PointwiseLoss {
        PointwiseLoss("squared_distance", [scale], reel_squared_distance)
    }

    /// (p − y)²
    public static let squaredError = PointwiseLoss("squared_error", [], reel_squared_error)

    /// −α y (1 − p)^γ log p − (1 − α) (1 − y) p^γ log(1 − p), p and 1 − p held above a margin.
    public static func binaryFocal(alpha: Double, gamma: Double, margin: Double) -> PointwiseLoss {
        PointwiseLoss("binary_focal", [margin, alpha, gamma], reel_binary_focal)
    }

    /// y (−log p)^power + (1 − y) (−log(1 − p))^power, p held a margin away from 0 and 1.
    public static func powerOfCrossEntropy(_ power: Double, margin: Double) -> PointwiseLoss {
        PointwiseLoss("power_of_cross_entropy", [margin, power], reel_power_of_cross_entropy)
    }

    /// ω ln(1 + (δ/ε)^(α−y)) for δ = |y − p| < θ, beyond it its tangent there.
    public static func adaptiveWing(omega: Double, theta: Double, epsilon: Double, alpha: Double) -> PointwiseLoss {
        PointwiseLoss("adaptive_wing", [omega, theta, epsilon, alpha], reel_adaptive_wing)
    }

    /// Elements a sum in float lanes runs over before it goes on in double precision.
    private static let block = 1 << 12

    /// Σ w f(p, y) of each sample of a prediction [n, …], and the gradient of these sums times factors [n] by the
    /// prediction's source, where factors are given. Target and weights are floats of its shape; an element without
    /// weight counts for nothing, whatever it holds.
    public func sums(
        _ prediction: Prediction, _ target: Tensor, weights: Tensor?, factors: [Double]?
    ) throws -> SampleSums {
        let values = prediction.values
        let samples = values.shape[0]
        let size = values.count / max(samples, 1)
        let blocks = (size + Self.block - 1) / Self.block
        let parts = try Storage(bytes: max(samples * blocks, 1) * 8, for: "the parts of a loss")
        let sums = parts.pointer.assumingMemoryBound(to: Double.self)
        let gradient = try factors.map { _ in try Tensor(uninitialized: values.shape) }
        let scales = (factors ?? Array(repeating: 0, count: samples)).map { Float($0) }
        let (x, y, w, dx) = (
            values.floatPointer, target.floatPointer, weights?.floatPointer, gradient?.floatPointer
        )
        let (kernel, kind, parameters) = (kernel, prediction.kind, try Tensor(parameters))
        let a = UnsafePointer(parameters.floatPointer)
        let bytes = values.bytes + target.bytes + (weights?.bytes ?? 0) + (gradient?.bytes ?? 0)
        try Profiler.measure(name, bytes: bytes) {
            try Threads.forEachChunk(samples * blocks, chunk: 8) { start, end in
                for index in start..<end {
                    let first = index % blocks * Self.block
                    let at = index / blocks * size + first
                    sums[index] = kernel(
                        x + at, y + at, w.map { UnsafePointer($0 + at) }, dx.map { $0 + at },
                        min(Self.block, size - first), a, scales[index / blocks], kind)
                }
            }
        }
        return withExtendedLifetime((prediction, target, weights, parts, parameters)) {
            SampleSums(
                sums: (0..<samples).map { sample in (0..<blocks).reduce(0) { $0 + sums[sample * blocks + $1] } },
                gradient: gradient)
        }
    }
}
