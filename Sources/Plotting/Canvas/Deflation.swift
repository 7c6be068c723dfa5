import CZlib
import Foundations

/// zlib's format, at its best level, in pieces between which it can be stopped.
enum Deflation {
    private static let piece = 1 << 18

    static func of(_ bytes: [UInt8]) throws -> [UInt8] {
        var stream = z_stream()
        guard
            deflateInit_(&stream, Z_BEST_COMPRESSION, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { throw Problem(.memory, "no memory to compress \(bytes.count) bytes") }
        defer { deflateEnd(&stream) }
        var result: [UInt8] = []
        var output = [UInt8](repeating: 0, count: piece)
        var input: [UInt8]
        for start in stride(from: 0, through: bytes.count, by: piece) {
            try Cancellation.check()
            input = Array(bytes[start..<min(start + piece, bytes.count)])
            let flush = start + piece > bytes.count ? Z_FINISH : Z_NO_FLUSH
            try input.withUnsafeMutableBufferPointer { source in
                stream.next_in = source.baseAddress
                stream.avail_in = uInt(source.count)
                repeat {
                    let (count, status) = output.withUnsafeMutableBufferPointer { target in
                        stream.next_out = target.baseAddress
                        stream.avail_out = uInt(target.count)
                        let status = deflate(&stream, flush)
                        return (target.count - Int(stream.avail_out), status)
                    }
                    guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
                        throw Problem(.state, "zlib gave up with status \(status)")
                    }
                    result += output[..<count]
                } while stream.avail_out == 0
            }
        }
        return result
    }
}
