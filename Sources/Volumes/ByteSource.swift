import Foundations

/// What a plain file holds, or a gzip file inflated: some bytes from its beginning, then all that is wanted at once.
protocol ByteSource: AnyObject {
    var path: String { get }

    /// The most bytes there can be behind `offset`: what is left of a plain file, or 1032 times a compressed one (no
    /// deflate stream expands further).
    func most(after offset: Int) -> Int

    /// The bytes that follow those read before; fewer only at the end.
    func bytes(_ count: Int) throws -> [UInt8]

    /// `count` bytes behind `offset`, fewer only at the end. The rest of the file is looked at as far as it can be checked: a
    /// checksum that is wrong is a `Problem`, what nobody asked for is noted.
    func block(_ count: Int, after offset: Int, notes: FileNotes) throws -> ByteBlock
}

/// A plain file's bytes.
final class PlainSource: ByteSource {
    private let file: InputFile
    private var offset = 0

    init(_ file: InputFile) { self.file = file }

    var path: String { file.path }

    func most(after offset: Int) -> Int { max(0, file.size - offset) }

    func bytes(_ count: Int) throws -> [UInt8] {
        let result = try file.bytes(count, at: offset)
        offset += result.count
        return result
    }

    func block(_ count: Int, after offset: Int, notes: FileNotes) throws -> ByteBlock {
        let block = try ByteBlock(capacity: count, for: "reading \(path)")
        block.count = try file.read(into: block.room, at: offset)
        let rest = file.size - offset - count
        if rest > 0 { notes.warn("has \(rest) bytes more than its header says; they were passed over") }
        return block
    }
}
