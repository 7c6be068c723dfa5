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

    /// The same of [n, …] with as many streams as rows, or one for so many rows: what they give is what they would give alone.
    public func dropout(rate: Double, streams: inout [RandomStream]) throws -> Tensor {
        guard rate >= 0, rate < 1 else {
            throw Problem(
                .value, "a dropout rate of \(rate) is not possible", remedy: "give a rate from 0 to below 1",
                argument: "rate")
        }
        guard streams.count == 1 || !streams.isEmpty && (shape.first ?? 0) % streams.count == 0 else {
            throw Problem(
                .shape, "dropout of \(streams.count) samples got a tensor of shape \(shape)",
                remedy: "give it a row for each sample")
        }
        if rate == 0 { return self }
        let keys = streams.indices.map { streams[$0].nextKey() }
        let x = try asFloats()
        return .operation(inputs: [x], output: try x.thinned(keys, rate), name: "dropout") { dy in
            [try dy.thinned(keys, rate)]
        }
    }

    private func thinned(_ keys: [UInt64], _ rate: Double) throws -> Tensor {
        let y = try Tensor(uninitialized: shape)
        let (from, to) = (floatPointer, y.floatPointer)
        let row = count / keys.count
        let chunks = (row + elementwiseChunk - 1) / elementwiseChunk
        try Profiler.measure("dropout", bytes: 2 * y.bytes) {
            try Threads.forEachChunk(keys.count * chunks, chunk: 1) { index, _ in
                let start = index % chunks * elementwiseChunk
                let at = index / chunks * row + start
                reel_dropout(
                    from + at, to + at, UInt64(start), Swift.min(elementwiseChunk, row - start), keys[index / chunks],
                    Float(rate))
            }
        }
        return y
    }
}
