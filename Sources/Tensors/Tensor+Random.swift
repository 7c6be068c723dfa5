import CKernels
import Foundation
import Foundations

extension Tensor {
    /// Uniform in [low, high). One key is drawn from the stream; the elements come from the key and their index.
    ///
    /// Throws `Problem(.value)` unless low is below high, both finite and told apart by float32.
    public static func randomUniform(
        _ shape: [Int], low: Double = 0, high: Double = 1, stream: inout RandomStream
    ) throws -> Tensor {
        let (offset, end) = (Float(low), Float(high))
        guard low < high, offset.isFinite, end.isFinite else {
            throw Problem(
                .value, "there is no number from \(low) to below \(high)",
                remedy: low == high
                    ? "full(shape, value) gives one value everywhere" : "low must be below high, both finite",
                argument: low < high && !offset.isFinite ? "low" : "high")
        }
        guard offset < end else {
            throw Problem(
                .value, "\(low) and \(high) are one number in a tensor, whose numbers have 32 bits",
                remedy: "draw from a wider range", argument: "high")
        }
        let result = try Tensor(uninitialized: shape)
        let key = stream.nextKey()
        let pointer = result.floatPointer
        // Rounding must not reach `high`, nor the width of a range overflow.
        let (scale, last) = (Float(high - low), end.nextDown)
        try Profiler.measure("random", bytes: result.bytes) {
            try Threads.forEachChunk(result.count, chunk: 1 << 15) { start, end in
                reel_uniform(pointer + start, UInt64(start), end - start, key)
                if offset == 0, scale == 1 { return }
                if scale.isFinite {
                    for index in start..<end { pointer[index] = Swift.min(offset + scale * pointer[index], last) }
                } else {
                    for index in start..<end {
                        pointer[index] = Swift.min(Float(low + (high - low) * Double(pointer[index])), last)
                    }
                }
            }
        }
        return result
    }

    /// Normal with the given mean and standard deviation (Box and Muller).
    ///
    /// Throws `Problem(.value)` for a negative deviation, and where one of them is not finite.
    public static func randomNormal(
        _ shape: [Int], mean: Double = 0, deviation: Double = 1, stream: inout RandomStream
    ) throws -> Tensor {
        guard Float(mean).isFinite else {
            throw Problem(.value, "\(mean) is no mean of numbers of 32 bits", argument: "mean")
        }
        guard deviation >= 0, Float(deviation).isFinite else {
            throw Problem(
                .value, "a standard deviation is 0 or more and finite, not \(deviation)", argument: "deviation")
        }
        let result = try Tensor(uninitialized: shape)
        let draws = try randomUniform([2, result.count], stream: &stream)
        let (count, from, to) = (result.count, draws.floatPointer, result.floatPointer)
        try Profiler.measure("random", bytes: result.bytes) {
            try Threads.forEachChunk(count, chunk: 1 << 15) { start, end in
                for index in start..<end {
                    let radius = (-2 * Foundation.log(1 - Double(from[index]))).squareRoot()
                    to[index] = Float(
                        mean + deviation * radius * Foundation.cos(2 * Double.pi * Double(from[count + index])))
                }
            }
        }
        return withExtendedLifetime(draws) { result }
    }
}

extension RandomStream {
    /// A key for a counter-based kernel, drawn so that a restored stream gives it again.
    mutating func nextKey() -> UInt64 { UInt64(nextBits()) << 32 | UInt64(nextBits()) }
}
