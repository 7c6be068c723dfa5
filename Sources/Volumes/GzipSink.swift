import CDeflate
import CZlib
import Foundations
import Tensors

/// Compresses what is appended into one gzip member without time or name, so that equal data give equal files.
///
/// Pieces of a mebibyte are compressed on all threads, each by itself; the bytes do not depend on how many threads there
/// are. Every reader of gzip takes them, as they are one stream.
struct GzipSink {
    private static let pieceSize = 1 << 20
    /// libdeflate's lowest: float32 scans come out as small as at zlib's 4, in a quarter of the time.
    private static let level: Int32 = 1

    typealias Write = (UnsafeRawBufferPointer) throws -> Void

    private var pending: [UInt8] = []
    private var checksum: UInt32 = 0
    private var length: UInt32 = 0

    /// Begins the file; here and below, compressed bytes are handed to `write`.
    init(_ write: Write) throws {
        // Magic, deflate, no flags, no time, no hint, system unknown.
        try Self.put([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff], write)
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer, _ write: Write) throws {
        var start = 0
        if !pending.isEmpty {
            start = min(Self.pieceSize - pending.count, bytes.count)
            pending += bytes[..<start]
            if pending.count < Self.pieceSize { return }
            try flush(write)
        }
        let end = bytes.count - (bytes.count - start) % Self.pieceSize
        try compress(UnsafeRawBufferPointer(rebasing: bytes[start..<end]), write)
        pending += bytes[end...]
    }

    /// Writes what is left, and the checksum.
    mutating func finish(_ write: Write) throws {
        try flush(write)
        // An empty last block.
        var tail: [UInt8] = [3, 0]
        for number in [checksum, length] { tail += (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
        try Self.put(tail, write)
    }

    private mutating func flush(_ write: Write) throws {
        let piece = pending
        pending = []
        try piece.withUnsafeBytes { try compress($0, write) }
    }

    /// Whole pieces, and perhaps one that is shorter at the end.
    private mutating func compress(_ bytes: UnsafeRawBufferPointer, _ write: Write) throws {
        guard let base = bytes.baseAddress, !bytes.isEmpty else { return }
        length &+= UInt32(truncatingIfNeeded: bytes.count)
        let pieces = (bytes.count + Self.pieceSize - 1) / Self.pieceSize
        let room = reel_deflate_bound(Self.pieceSize)
        let batch = min(pieces, 4 * Threads.count, 64)
        let purpose = "compressing a file"
        let output = try ByteBlock(capacity: batch * room, for: purpose)
        let scratch = try ByteBlock(capacity: batch * (Self.pieceSize + 1), for: purpose)
        let counts = try ByteBlock(capacity: batch * MemoryLayout<Int>.size, for: purpose)
        guard let target = output.whole.baseAddress, let spare = scratch.whole.baseAddress else { return }
        let written = counts.whole.bindMemory(to: Int.self)
        for first in stride(from: 0, to: pieces, by: batch) {
            let count = min(batch, pieces - first)
            try Threads.forEach(count) { number in
                let start = (first + number) * Self.pieceSize
                written[number] = reel_deflate_piece(
                    Self.level, base + start, min(Self.pieceSize, bytes.count - start), target + number * room,
                    spare + number * (Self.pieceSize + 1))
            }
            let from = first * Self.pieceSize
            let until = min(bytes.count, (first + count) * Self.pieceSize)
            checksum = libdeflate_crc32(checksum, base + from, until - from)
            for number in 0..<count {
                guard written[number] > 0 else { throw Problem(.memory, "no memory to compress") }
                try write(UnsafeRawBufferPointer(start: target + number * room, count: written[number]))
            }
        }
    }

    private static func put(_ bytes: [UInt8], _ write: Write) throws {
        try bytes.withUnsafeBytes { try write($0) }
    }
}
