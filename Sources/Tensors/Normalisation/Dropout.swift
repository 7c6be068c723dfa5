import CKernels
import Foundations

extension Tensor {
    /// Each element 0 with probability `rate`, the others divided by 1 − rate. The mask comes from one key drawn from the
    /// stream and is made again in the backward pass. (Srivastava et al. 2014)
    public func dropout(rate: Double, stream: inout RandomStream) throws -> Tensor {
        guard rate >= 0, rate < 1 else {
            throw Problem(
                .value, "a dropout rate of \(rate) is not possible", remedy: "give a rate from 0 to below 1",
                argument: "rate")
        }
        if rate == 0 { return self }
        let key = stream.nextKey()
        let x = try asFloats()
        return .operation(inputs: [x], output: try x.thinned(key, rate), name: "dropout") { dy in
            [try dy.thinned(key, rate)]
        }
    }

    private func thinned(_ key: UInt64, _ rate: Double) throws -> Tensor {
        let y = try Tensor(uninitialized: shape)
        let (from, to) = (floatPointer, y.floatPointer)
        try Profiler.measure("dropout", bytes: 2 * y.bytes) {
            try Threads.forEachChunk(count, chunk: elementwiseChunk) { start, end in
                reel_dropout(from + start, to + start, UInt64(start), end - start, key, Float(rate))
            }
        }
        return y
    }
}
