import CKernels

/// A kernel over n elements with two parameters (see Unary.c).
typealias UnaryKernel =
    @convention(c) (UnsafePointer<Float>?, UnsafeMutablePointer<Float>?, Int, Float, Float) -> Void
typealias UnaryGradientKernel =
    @convention(c) (
        UnsafePointer<Float>?, UnsafePointer<Float>?, UnsafePointer<Float>?, UnsafeMutablePointer<Float>?, Int, Float,
        Float
    ) -> Void

/// Elements a chunk of an element-wise loop has: small enough for the second-level cache, large enough for a thread.
let elementwiseChunk = 1 << 15

extension Tensor {
    /// y = f(x), element by element, with dx = dy · f'(x). `keepsResult`: the derivative is computed from y rather than x.
    /// `roundsIntegers`: what float32 loses of large integers is less than what it loses of the result.
    func unary(
        _ name: String, _ kernel: @escaping UnaryKernel, _ gradient: @escaping UnaryGradientKernel,
        keepsInput: Bool = true, keepsResult: Bool = false, roundsIntegers: Bool = false, _ p: Double = 0,
        _ q: Double = 0
    ) throws -> Tensor {
        let x = try roundsIntegers ? nearestFloats() : asFloats()
        let y = try Tensor(uninitialized: shape)
        let (from, to) = (x.floatPointer, y.floatPointer)
        let (first, second) = (Float(p), Float(q))
        try Profiler.measure(name, bytes: 2 * x.bytes) {
            try Threads.forEachChunk(count, chunk: elementwiseChunk) { start, end in
                kernel(from + start, to + start, end - start, first, second)
            }
        }
        return try recorded(
            as: y, name, gradient, keepsInput: keepsInput, keepsResult: keepsResult, Float(p), Float(q))
    }

    /// Records y = f(x) with its derivative.
    func recorded(
        as y: Tensor, _ name: String, _ gradient: @escaping UnaryGradientKernel, keepsInput: Bool, keepsResult: Bool,
        _ first: Float = 0, _ second: Float = 0
    ) throws -> Tensor {
        guard isRecorded else { return y }
        let x = try asFloats()
        // Only what the derivative reads is kept; the other pointer stands in for it.
        let input = keepsInput ? x.detached() : y.detached()
        let result = keepsResult ? y.detached() : input
        return .operation(inputs: [self], output: y, name: name) { dy in
            let dx = try Tensor(uninitialized: dy.shape)
            let (x, y, up, down) = (input.floatPointer, result.floatPointer, dy.floatPointer, dx.floatPointer)
            try Profiler.measure(name + " backward", bytes: 3 * dy.bytes) {
                try Threads.forEachChunk(dy.count, chunk: elementwiseChunk) { start, end in
                    gradient(x + start, y + start, up + start, down + start, end - start, first, second)
                }
            }
            return [dx]
        }
    }
}
