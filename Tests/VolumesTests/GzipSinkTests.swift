import Foundation
import Foundations
import Tensors
import Testing

@testable import Volumes

/// Bytes that a deflate stream of several blocks and lengths comes of.
private func sample(_ count: Int, seed: UInt64) -> [UInt8] {
    var stream = RandomStream(seed: seed)
    return (0..<count).map { index in
        index % 1000 < 700 ? UInt8(index / 7 % 256) : UInt8(truncatingIfNeeded: stream.integer(below: 256))
    }
}

private func compressed(_ bytes: [UInt8], cutAt cuts: [Int] = []) throws -> [UInt8] {
    var result: [UInt8] = []
    let append: (UnsafeRawBufferPointer) -> Void = { result += $0 }
    var gzip = try GzipSink(append)
    var start = 0
    for end in cuts + [bytes.count] {
        try Array(bytes[start..<end]).withUnsafeBytes { try gzip.append($0, append) }
        start = end
    }
    try gzip.finish(append)
    return result
}

private func inflated(_ bytes: [UInt8], _ count: Int) throws -> [UInt8] {
    let stream = try GzipStream(InputFile(bytes: bytes, named: "x.gz"))
    var result = [UInt8](repeating: 0, count: count)
    let done = try result.withUnsafeMutableBytes { try stream.read(into: $0) }
    #expect(done == count)
    #expect(try stream.passOver(atMost: 1) == 0)
    #expect(stream.hasEnded && stream.position == bytes.count)
    return result
}

@Test(arguments: [0, 1, 2, 351, 65_536, 1 << 20, (1 << 20) + 1, 3_300_001])
func whatIsCompressedInflatesToTheSame(count: Int) throws {
    let bytes = sample(count, seed: UInt64(count))
    let packed = try compressed(bytes)
    #expect(try inflated(packed, count) == bytes)
    // Cut into other appends, the file is the same.
    if count > 352 { #expect(try compressed(bytes, cutAt: [352, count / 2]) == packed) }
    // One member, and libdeflate reads it as zlib does.
    let block = try ByteBlock(capacity: count, for: "a test")
    let input = try ByteBlock(capacity: packed.count, for: "a test")
    input.whole.copyBytes(from: packed)
    input.count = packed.count
    #expect(try WholeGzip.inflate(input, into: block) == packed.count)
    #expect(Array(block.whole) == bytes)
}

/// Runs of one value, noise, and short periods end their last block at every bit of a byte.
@Test func everyEndOfABlockIsJoined() throws {
    var stream = RandomStream(seed: 3)
    for count in 1...200 {
        let bytes = (0..<count).map { _ in UInt8(stream.integer(below: count % 7 + 1)) }
        #expect(try inflated(compressed(bytes), count) == bytes)
    }
}
