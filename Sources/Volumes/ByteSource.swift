import Foundations

/// Bytes read in order, once: a plain file's, or what a gzip file holds inflated.
protocol ByteSource: AnyObject {
    var path: String { get }

    /// The most bytes that can still come: what is left of a plain file, or 1032 times what is left of a compressed
    /// one (no deflate stream expands further).
    var mostLeft: Int { get }

    /// Fills `buffer`; returns how many bytes came, fewer only at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int

    /// Called after the last byte wanted: checks what can be checked about the rest (a checksum).
    func finish() throws
}

extension ByteSource {
    func bytes(_ count: Int) throws -> [UInt8] {
        var result = [UInt8](repeating: 0, count: max(0, min(count, mostLeft)))
        let done = try result.withUnsafeMutableBytes { try read(into: $0) }
        return Array(result.prefix(done))
    }

    /// Passes over bytes without keeping them; returns how many there were.
    func skip(_ count: Int) throws -> Int {
        var done = 0
        while done < count {
            let piece = try bytes(min(count - done, 1 << 16)).count
            if piece == 0 { break }
            done += piece
        }
        return done
    }
}

/// A plain file's bytes.
final class PlainSource: ByteSource {
    private let file: InputFile
    private var offset = 0

    init(_ file: InputFile) { self.file = file }

    var path: String { file.path }
    var mostLeft: Int { max(0, file.size - offset) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let count = try file.read(into: buffer, at: offset)
        offset += count
        return count
    }

    func skip(_ count: Int) throws -> Int {
        let done = max(0, min(count, mostLeft))
        offset += done
        return done
    }

    func finish() throws {}
}
