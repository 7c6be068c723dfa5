import CKernels
import Foundation
import Foundations

extension Tensor {
    /// Uniform in [low, high). One key is drawn from the stream; the elements come from the key and their index.
    public static func randomUniform(
        _ shape: [Int], low: Double = 0, high: Double = 1, stream: inout RandomStream
    ) throws -> Tensor {
        let result = try Tensor(uninitialized: shape)
        let key = stream.nextKey()
        let pointer = result.floatPointer
        let (offset, scale) = (Float(low), Float(high - low))
        try Profiler.measure("random", bytes: result.bytes) {
            try Threads.forEachChunk(result.count, chunk: 1 << 15) { start, end in
                reel_uniform(pointer + start, UInt64(start), end - start, key)
                if offset != 0 || scale != 1 {
                    for index in start..<end { pointer[index] = offset + scale * pointer[index] }
                }
            }
        }
        return result
    }

    /// Normal with the given mean and standard deviation (Box and Muller).
    public static func randomNormal(
        _ shape: [Int], mean: Double = 0, deviation: Double = 1, stream: inout RandomStream
    ) throws -> Tensor {
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
