import CKernels
import Foundations

extension Tensor {
    /// Each element 0 with probability `rate`, the others divided by 1 − rate. The mask comes from one key drawn from the
    /// stream and is made again in the backward pass. (Srivastava et al. 2014)
    public func dropout(rate: Double, stream: inout RandomStream) throws -> Tensor {
        var streams = [stream]
        defer { stream = streams[0] }
        return try dropout(rate: rate, streams: &streams)
    }

    /// The same with a stream for every row of `[n, …]`: what each row gives is what it would give alone.
    public func dropout(rate: Double, streams: inout [RandomStream]) throws -> Tensor {
        guard rate >= 0, rate < 1 else {
            throw Problem(
                .value, "a dropout rate of \(rate) is not possible", remedy: "give a rate from 0 to below 1",
                argument: "rate")
        }
        precondition(shape.first.map { $0 % streams.count == 0 } ?? (streams.count == 1))
        if rate == 0 { return self }
        let keys = streams.indices.map { streams[$0].nextKey() }
        let x = try asFloats()
        return .operation(inputs: [x], output: try x.thinned(keys, rate), name: "dropout") { dy in
            [try dy.thinned(keys, rate)]
        }
    }

    private func thinned(_ keys: [UInt64], _ rate: Double) throws -> Tensor {
        let y = try Tensor(uninitialized: shape)
        let row = count / keys.count
        try Profiler.measure("dropout", bytes: 2 * y.bytes) {
            for (place, key) in keys.enumerated() {
                let (from, to) = (floatPointer + place * row, y.floatPointer + place * row)
                try Threads.forEachChunk(row, chunk: elementwiseChunk) { start, end in
                    reel_dropout(from + start, to + start, UInt64(start), end - start, key, Float(rate))
                }
            }
        }
        return y
    }
}
