import CKernels

/// A kernel over rows × columns with broadcast strides (see Binary.c).
typealias BinaryKernel =
    @convention(c) (
        UnsafePointer<Float>?, UnsafePointer<Float>?, UnsafeMutablePointer<Float>?, Int, Int, Int, Int, Int, Int
    ) -> Void

extension Tensor {
    /// y = f(a, b) with broadcasting; both are floats. `action` is a verb for the error ("add").
    static func binary(_ a: Tensor, _ b: Tensor, _ action: String, _ kernel: @escaping BinaryKernel) throws -> Tensor {
        let plan = try BroadcastPlan(a.shape, b.shape, doing: action)
        let y = try Tensor(uninitialized: plan.result)
        if y.count == 0 { return y }
        let (left, right, out) = (a.floatPointer, b.floatPointer, y.floatPointer)
        if plan.isFlat {
            let (stepA, stepB) = (plan.columnStrideA, plan.columnStrideB)
            try Profiler.measure(action, bytes: a.bytes + b.bytes + y.bytes) {
                try Threads.forEachChunk(plan.columns, chunk: elementwiseChunk) { start, end in
                    kernel(left + start * stepA, right + start * stepB, out + start, 1, end - start, 0, stepA, 0, stepB)
                }
            }
            return y
        }
        if plan.outer.isEmpty {
            let chunk = Swift.max(1, elementwiseChunk / plan.columns)
            try Profiler.measure(action, bytes: a.bytes + b.bytes + y.bytes) {
                try Threads.forEachChunk(plan.rows, chunk: chunk) { start, end in
                    kernel(
                        left + start * plan.rowStrideA, right + start * plan.rowStrideB, out + start * plan.columns,
                        end - start, plan.columns, plan.rowStrideA, plan.columnStrideA, plan.rowStrideB,
                        plan.columnStrideB)
                }
            }
            return y
        }
        plan.forEachOuter { offsetA, offsetB, index in
            kernel(
                left + offsetA, right + offsetB, out + index * plan.rows * plan.columns, plan.rows, plan.columns,
                plan.rowStrideA, plan.columnStrideA, plan.rowStrideB, plan.columnStrideB)
        }
        return y
    }

    /// The same for integers, in plain Swift.
    static func binaryIntegers(
        _ a: Tensor, _ b: Tensor, _ action: String, _ body: (Int64, Int64) -> Int64
    ) throws -> Tensor {
        let plan = try BroadcastPlan(a.shape, b.shape, doing: action)
        let y = try Tensor(uninitialized: plan.result, .int64)
        let (left, right, out) = (a.integerPointer, b.integerPointer, y.integerPointer)
        plan.forEachPair { out[$2] = body(left[$0], right[$1]) }
        return y
    }
}
