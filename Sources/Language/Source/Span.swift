/// A stretch of a source, in UTF-8 offsets.
public struct Span: Sendable {
    public let source: Source
    public let range: Range<Int>

    public init(_ source: Source, _ range: Range<Int>) {
        self.source = source
        self.range = range
    }

    /// The text it covers.
    public var text: String { source.string(range) }

    /// "session.reel:3:9"
    public var place: String {
        let (line, column) = source.position(at: range.lowerBound)
        return "\(source.name):\(line):\(column)"
    }

    /// From the start of this one to the end of the other.
    func through(_ other: Span) -> Span {
        Span(source, range.lowerBound..<max(range.upperBound, other.range.upperBound))
    }
}
