import CZlib
import Foundations

/// A gzip file inflated piece by piece, and never further than asked for.
final class GzipStream {
    private let file: InputFile
    private var offset = 0
    private var input: UnsafeMutableRawBufferPointer
    private var stream = z_stream()
    /// Whether the last member and its checksum were read.
    private(set) var hasEnded = false

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

    /// The byte of the file that comes next.
    var position: Int { offset - Int(stream.avail_in) }

    /// Fills `buffer`; returns how many bytes came, fewer only at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        var done = 0
        while done < buffer.count && !hasEnded {
            try Cancellation.check()
            guard try refill() else { break }
            let wanted = min(buffer.count - done, 1 << 24)
            stream.next_out = buffer.baseAddress?.advanced(by: done).assumingMemoryBound(to: UInt8.self)
            stream.avail_out = uInt(wanted)
            let status = inflate(&stream, Z_NO_FLUSH)
            done += wanted - Int(stream.avail_out)
            switch status {
            case Z_OK, Z_BUF_ERROR: continue
            case Z_STREAM_END: try startNextMember()
            default: throw corrupt()
            }
        }
        return done
    }

    /// Inflates up to `limit` bytes without keeping them; returns how many there were. Throws `Problem` where the data
    /// end before their checksum.
    func passOver(atMost limit: Int) throws -> Int {
        var piece = [UInt8](repeating: 0, count: 1 << 18)
        var done = 0
        while !hasEnded, done < limit {
            let count = try piece.withUnsafeMutableBytes { try read(into: $0) }
            done += count
            guard hasEnded || count == piece.count else {
                throw Problem(
                    .format, "\(file.path) is cut short: the checksum at the end of the compressed data is missing",
                    remedy: "copy or download the file again", argument: "path")
            }
        }
        return done
    }

    /// Reads on where all input is used up; false at the end of the file.
    private func refill() throws -> Bool {
        if stream.avail_in > 0 { return true }
        let count = try file.read(into: input, at: offset)
        offset += count
        stream.next_in = input.bindMemory(to: UInt8.self).baseAddress
        stream.avail_in = uInt(count)
        return count > 0
    }

    /// A gzip file may be several members after one another; anything else behind a member ends it.
    private func startNextMember() throws {
        let next = try file.bytes(2, at: position)
        guard GzipSource.recognises(next) else {
            hasEnded = true
            return
        }
        inflateReset(&stream)
    }

    private func corrupt() -> Problem {
        let reason = stream.msg.map { String(cString: $0) } ?? "the compressed data make no sense"
        return Problem(
            .format, "\(file.path) is damaged: \(reason) (near byte \(position) of \(file.size))",
            remedy: "copy or download the file again", argument: "path")
    }
}
