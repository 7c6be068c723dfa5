/// A stretch of a source, in UTF-8 offsets.
public struct Span: Sendable {
    public let source: Source
    public let range: Range<Int>

    public init(_ source: Source, _ range: Range<Int>) {
        self.source = source
        self.range = range
    }
}
