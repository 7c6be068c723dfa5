/// What a source says of one of its functions, layers or values: the comment lines right above its `def`, `layer` or first
/// assignment.
public struct Documentation: Equatable, Sendable {
    public enum Kind: Sendable { case function, layer, value }

    public struct Parameter: Equatable, Sendable {
        public let name: String
        /// Its default as it was written; nil where it must be given.
        public let defaultText: String?
        public let isVariadic: Bool
        /// What it takes, and what it is, as the comment states them: "share: number - how much of the first".
        public let type: String?
        public let summary: String
    }

    public let name: String
    public let kind: Kind
    /// As it would be called, defaults as they were written: "blend(a, b, share: 0.5)".
    public let signature: String
    public let parameters: [Parameter]
    /// The text of the comment without its examples; lines are joined, an empty line parts paragraphs. Empty without one.
    public let comment: String
    /// The lines that stand four or more columns in after `#`, one example for each run of them.
    public let examples: [String]

    public var isLayer: Bool { kind == .layer }

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
    /// Every function, layer and commented value that a program defines at its top level, in order; names that begin with an
    /// underscore are its own affair.
    public static func all(in program: Program) -> [Documentation] {
        program.statements.compactMap { statement in
            switch statement.syntax {
            case .definition(let name, let function), .layer(let name, let function):
                name.name.hasPrefix("_") ? nil : Documentation(function)
            case .assignment(let node): Documentation(node)
            default: nil
            }
        }
    }

    /// What a source says of itself: the comment at its top, where an empty line parts it from what follows.
    public static func head(of source: Source) -> String {
        for index in source.lineStarts.indices {
            let range = source.lineRange(index)
            if range.isEmpty { return CommentBlock(above: Span(source, range)).text }
            guard source.bytes[range].first == UInt8(ascii: "#") else { return "" }
        }
        return ""
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
        let comment = CommentBlock(above: function.span, parameters: Signature(function).parameters.map(\.name))
        self.init(Signature(function), isLayer: function.kind == .layer, comment)
    }

    private init?(_ assignment: AssignmentSyntax) {
        guard let target = assignment.targets.first, assignment.targets.count == 1, target.steps.isEmpty,
            !target.name.name.hasPrefix("_")
        else { return nil }
        let comment = CommentBlock(above: assignment.span)
        guard !comment.text.isEmpty else { return nil }
        self.init(
            name: target.name.name, kind: .value, signature: target.name.name, parameters: [], comment: comment.text,
            examples: comment.examples)
    }

    private init(_ code: FunctionCode) {
        self.init(
            code.signature(defaults: code.parameters.map { _ in nil }), isLayer: code.kind == .layer,
            CommentBlock(above: code.span, parameters: code.parameters.map(\.name)))
    }

    private init(_ signature: Signature, isLayer: Bool, _ comment: CommentBlock) {
        self.init(
            name: signature.name, kind: isLayer ? .layer : .function, signature: signature.text,
            parameters: signature.parameters.map {
                Parameter(
                    name: $0.name, defaultText: $0.defaultText, isVariadic: $0.isVariadic,
                    type: comment.stated[$0.name]?.type, summary: comment.stated[$0.name]?.summary ?? "")
            }, comment: comment.text, examples: comment.examples)
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
