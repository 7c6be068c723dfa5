/// A piece of text that is run: a file, a line typed at the prompt, a module.
public final class Source: Sendable {
    /// As messages name it: "session.reel", "prompt 3".
    public let name: String
    public let text: String
    /// The folder in which `use` looks first; nil where there is none.
    public let directory: String?
    /// It belongs to the standard library: users cannot mend it, and are shown the call that led into it.
    public let isLibrary: Bool
    /// The text in UTF-8; all offsets of spans count these bytes.
    public let bytes: [UInt8]
    /// The offset at which each line begins.
    let lineStarts: [Int]

    public init(name: String, text: String, directory: String? = nil, isLibrary: Bool = false) {
        self.name = name
        self.text = text
        self.directory = directory
        self.isLibrary = isLibrary
        bytes = Array(text.utf8)
        var starts = [0]
        for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
        lineStarts = starts
    }

    /// The line, counted from 0, on which a byte stands.
    func lineIndex(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// The bytes of a line, without its end.
    func lineRange(_ index: Int) -> Range<Int> {
        let start = lineStarts[index]
        var end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : bytes.count
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return start..<max(start, end)
    }

    /// The line of a byte, counted from 1.
    public func line(at offset: Int) -> Int { lineIndex(at: min(offset, bytes.count)) + 1 }

    /// Line and column of a byte, both counted from 1, columns in characters.
    public func position(at offset: Int) -> (line: Int, column: Int) {
        let line = lineIndex(at: min(offset, bytes.count))
        let start = lineStarts[line]
        return (line + 1, string(start..<max(start, min(offset, bytes.count))).count + 1)
    }

    /// The text of a range of bytes.
    public func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }
}
