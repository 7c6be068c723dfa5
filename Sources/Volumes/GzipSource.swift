import CZlib
import Foundations

/// What a gzip file (RFC 1952) holds, inflated piece by piece and never further than asked for: a small file that
/// claims to hold terabytes costs no more than its header's claim, which the reader has checked before.
final class GzipSource: ByteSource {
    private let file: InputFile
    private var offset = 0
    private var input: UnsafeMutableRawBufferPointer
    private var stream = z_stream()
    private var hasEnded = false

    static func recognises(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1f, 0x8b]) }

    init(_ file: InputFile) throws {
        self.file = file
        input = .allocate(byteCount: min(1 << 18, max(1, file.size)), alignment: 16)
        // 15 bits of window, + 16: gzip with its checksum.
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw Problem(.memory, "no memory to inflate \(file.path)")
        }
    }

    deinit {
        inflateEnd(&stream)
        input.deallocate()
    }

    var path: String { file.path }

    var mostLeft: Int {
        if hasEnded { return 0 }
        let left = max(0, file.size - offset) + Int(stream.avail_in)
        let (bytes, isTooMuch) = left.multipliedReportingOverflow(by: 1032)
        return isTooMuch ? Int.max : bytes + 65_536
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        var done = 0
        while done < buffer.count && !hasEnded {
            try Cancellation.check()
            if stream.avail_in == 0 {
                let count = try file.read(into: input, at: offset)
                if count == 0 { break }
                offset += count
                stream.next_in = input.bindMemory(to: UInt8.self).baseAddress
                stream.avail_in = uInt(count)
            }
            let wanted = min(buffer.count - done, 1 << 24)
            stream.next_out = buffer.baseAddress?.advanced(by: done).assumingMemoryBound(to: UInt8.self)
            stream.avail_out = uInt(wanted)
            let status = inflate(&stream, Z_NO_FLUSH)
            done += wanted - Int(stream.avail_out)
            switch status {
            case Z_OK, Z_BUF_ERROR: continue
            case Z_STREAM_END: try startNextMember()
            default: throw corrupt(at: offset - Int(stream.avail_in))
            }
        }
        return done
    }

    /// Inflates to the end of the member where that is near, so that its checksum is compared.
    func finish() throws {
        guard !hasEnded else { return }
        var rest = [UInt8](repeating: 0, count: 1 << 12)
        let left = try rest.withUnsafeMutableBytes { try read(into: $0) }
        guard hasEnded || left == rest.count else {
            throw Problem(
                .format, "\(path) is cut short: the checksum at the end of the compressed data is missing",
                remedy: "copy or download the file again", argument: "path")
        }
    }

    /// A gzip file may be several members after one another; anything else behind a member is padding.
    private func startNextMember() throws {
        if stream.avail_in == 0 {
            let count = try file.read(into: input, at: offset)
            offset += count
            stream.next_in = input.bindMemory(to: UInt8.self).baseAddress
            stream.avail_in = uInt(count)
        }
        guard stream.avail_in >= 2, let next = stream.next_in, next[0] == 0x1f, next[1] == 0x8b else {
            hasEnded = true
            return
        }
        inflateReset(&stream)
    }

    private func corrupt(at position: Int) -> Problem {
        let reason = stream.msg.map { String(cString: $0) } ?? "the compressed data make no sense"
        return Problem(
            .format, "\(path) is damaged: \(reason) (near byte \(position) of \(file.size))",
            remedy: "copy or download the file again", argument: "path")
    }
}
