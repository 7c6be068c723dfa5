/// What a source says of one of its functions or layers: the comment lines right above its `def` or `layer`.
public struct Documentation: Equatable, Sendable {
    public let name: String
    /// As it would be called, defaults as they were written: "blend(a, b, share: 0.5)".
    public let signature: String
    /// Whether it is a layer's.
    public let isLayer: Bool
    /// The text of the comment without its examples; lines are joined, an empty line parts paragraphs. Empty without one.
    public let comment: String
    /// The lines that stand four or more columns in after `#`, one example for each run of them.
    public let examples: [String]

    /// The first sentence.
    public var summary: String {
        let paragraph = comment.prefix { $0 != "\n" }
        var end = paragraph.startIndex
        while let stop = paragraph[end...].firstIndex(of: ".") {
            end = paragraph.index(after: stop)
            if end == paragraph.endIndex || paragraph[end] == " " { return String(paragraph[..<end]) }
        }
        return String(paragraph)
    }
}

extension Documentation {
    /// Every function and layer that a program defines at its top level, in order; names that begin with an underscore are
    /// its own affair.
    public static func all(in program: Program) -> [Documentation] {
        program.statements.compactMap { statement in
            switch statement.syntax {
            case .definition(let name, let function), .layer(let name, let function):
                name.name.hasPrefix("_") ? nil : Documentation(function)
            default: nil
            }
        }
    }

    /// nil for what was not written in the language with a `def` or a `layer`.
    public init?(_ callable: any Callable) {
        switch callable {
        case let function as ScriptFunction where function.code.kind == .definition: self.init(function.code)
        case let constructor as LayerConstructor: self.init(constructor.code)
        default: return nil
        }
    }

    init(_ function: FunctionSyntax) {
        let comment = CommentBlock(above: function.span)
        self.init(
            name: function.name, signature: Signature(function).text, isLayer: function.kind == .layer,
            comment: comment.text, examples: comment.examples)
    }

    private init(_ code: FunctionCode) {
        let comment = CommentBlock(above: code.span)
        self.init(
            name: code.name, signature: code.signature(defaults: code.parameters.map { _ in nil }).text,
            isLayer: code.kind == .layer, comment: comment.text, examples: comment.examples)
    }
}

extension Documentation {
    /// The text that defines a function or layer, with the comment above it; nil for what was not written in the language
    /// with a `def` or a `layer`.
    public static func source(of callable: any Callable) -> String? {
        let code: FunctionCode
        switch callable {
        case let function as ScriptFunction where function.code.kind == .definition: code = function.code
        case let constructor as LayerConstructor: code = constructor.code
        default: return nil
        }
        let source = code.span.source
        var line = source.lineIndex(at: code.span.range.lowerBound)
        guard source.lineRange(line).lowerBound == code.span.range.lowerBound else { return code.span.text }
        while line > 0, source.bytes[source.lineRange(line - 1)].first == UInt8(ascii: "#") { line -= 1 }
        return source.string(source.lineRange(line).lowerBound..<code.span.range.upperBound)
    }
}
