import Foundation

/// A regular file open for reading, whose size is known before anything is read; or bytes that stand for one.
public final class InputFile {
    /// What messages call it.
    public let path: String
    public let size: Int
    private let content: Content

    private enum Content {
        case descriptor(Int32)
        case bytes([UInt8])
    }

    /// Throws `Problem(.file)` if there is no such file, it cannot be read, or it is no regular file.
    public init(_ path: String, named name: String? = nil) throws {
        let descriptor = try RegularFile.open(path, named: name)
        var status = stat()
        fstat(descriptor, &status)
        self.path = name ?? path
        size = Int(status.st_size)
        content = .descriptor(descriptor)
    }

    /// Bytes that are already in memory, under the name of a file.
    public init(bytes: [UInt8], named name: String) {
        path = name
        size = bytes.count
        content = .bytes(bytes)
    }

    deinit { if case .descriptor(let descriptor) = content { close(descriptor) } }

    /// Fills `buffer` from `offset`; returns how many bytes were there.
    public func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws -> Int {
        switch content {
        case .descriptor(let descriptor): return try read(descriptor, into: buffer, at: offset)
        case .bytes(let bytes):
            let count = max(0, min(buffer.count, bytes.count - offset))
            if count > 0 { buffer.copyBytes(from: bytes[offset..<(offset + count)]) }
            return count
        }
    }

    private func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws -> Int {
        var done = 0
        while done < buffer.count {
            try Cancellation.check()
            // In pieces, for Ctrl-C; a signal may give less than was asked for.
            let count = pread(
                descriptor, buffer.baseAddress?.advanced(by: done), min(buffer.count - done, 1 << 24),
                off_t(offset + done))
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else {
                throw Problem(.file, "cannot read \(path): \(RegularFile.reason(errno))", argument: "path")
            }
            if count == 0 { break }
            done += count
        }
        return done
    }

    /// Up to `count` bytes from `offset`.
    public func bytes(_ count: Int, at offset: Int = 0) throws -> [UInt8] {
        let available = max(0, min(count, size - offset))
        var result = [UInt8](repeating: 0, count: available)
        let done = try result.withUnsafeMutableBytes { try read(into: $0, at: offset) }
        return Array(result.prefix(done))
    }

    /// All bytes, however many the system said there were; at most `limit`, beyond which a `Problem` is thrown.
    public func allBytes(limit: Int) throws -> [UInt8] {
        var result: [UInt8] = []
        while true {
            var piece = [UInt8](repeating: 0, count: min(limit + 1 - result.count, 1 << 20))
            let count = try piece.withUnsafeMutableBytes { try read(into: $0, at: result.count) }
            result += piece.prefix(count)
            guard result.count <= limit else {
                throw Problem(.format, "\(path) has more than \(MemoryLimit.text(limit))", argument: "path")
            }
            if count < piece.count { return result }
        }
    }

    /// SHA-256 of the whole, read piece by piece, as 64 hexadecimal digits.
    public func sha256() throws -> String {
        var digest = Digest()
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        var offset = 0
        while true {
            let count = try piece.withUnsafeMutableBytes { try read(into: $0, at: offset) }
            piece.withUnsafeBytes { digest.update(UnsafeRawBufferPointer(rebasing: $0[0..<count])) }
            offset += count
            if count < piece.count { return digest.finalized() }
        }
    }
}
