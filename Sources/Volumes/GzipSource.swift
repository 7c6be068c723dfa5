import Foundations

/// What a gzip file (RFC 1952) holds. Its beginning is inflated bit by bit; then, when the header has said how much is to
/// come, all of it at once. Nothing is inflated further than what was promised, so that a small file that holds terabytes
/// costs no more than its header's claim, which the reader has checked before.
final class GzipSource: ByteSource {
    /// How much may follow what the header promised before a file is refused: as much again, and this.
    private static let spare = 1 << 20

    private let file: InputFile
    private let beginning: GzipStream

    static func recognises(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1f, 0x8b]) }

    init(_ file: InputFile) throws {
        self.file = file
        beginning = try GzipStream(file)
    }

    var path: String { file.path }

    func most(after offset: Int) -> Int {
        let (most, isTooMuch) = file.size.multipliedReportingOverflow(by: 1032)
        return isTooMuch ? Int.max : max(0, most + 65_536 - offset)
    }

    func bytes(_ count: Int) throws -> [UInt8] {
        var result = [UInt8](repeating: 0, count: max(0, min(count, most(after: 0))))
        let done = try result.withUnsafeMutableBytes { try beginning.read(into: $0) }
        return Array(result.prefix(done))
    }

    func block(_ count: Int, after offset: Int, notes: FileNotes) throws -> ByteBlock {
        let block = try ByteBlock(capacity: count, header: offset, for: "reading \(path)")
        let compressed = try ByteBlock(capacity: file.size, for: "reading \(path)")
        compressed.count = try file.read(into: compressed.room, at: 0)
        if let end = try WholeGzip.inflate(compressed, into: block) {
            block.count = count
            noteRest(UnsafeRawBufferPointer(compressed.bytes), from: end, notes)
            return block
        }
        // Damaged, cut short, or more than was promised: piece by piece it is seen which.
        let stream = try GzipStream(file)
        let done = try stream.read(into: block.whole)
        block.count = max(0, done - offset)
        guard block.count == count else { return block }
        let rest = try stream.passOver(atMost: Self.spare + offset + count)
        guard stream.hasEnded else {
            throw Problem(
                .format,
                "\(path) holds more than twice what its header promises (\(count) bytes behind byte \(offset)), and was "
                    + "not inflated further", remedy: "copy or download the file again", argument: "path")
        }
        if rest > 0 { notes.warn("has \(rest) bytes more than its header says; they were passed over") }
        noteRest(UnsafeRawBufferPointer(compressed.bytes), from: stream.position, notes)
        return block
    }

    /// Zeros behind the compressed data are padding, as tapes have it; anything else is told.
    private func noteRest(_ bytes: UnsafeRawBufferPointer, from end: Int, _ notes: FileNotes) {
        guard end < bytes.count, bytes[end...].contains(where: { $0 != 0 }) else { return }
        notes.warn(
            "has \(bytes.count - end) bytes behind its compressed data, from byte \(end) on, that are no gzip; they were "
                + "passed over")
    }
}
