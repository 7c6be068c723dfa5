/// A parsed source: its statements in order.
public final class Program {
    public let source: Source
    public let statements: [Statement]
    /// `#>` lines above the first statement.
    public let leadingRecordedLines: [String]

    init(source: Source, statements: [Statement], leadingRecordedLines: [String]) {
        self.source = source
        self.statements = statements
        self.leadingRecordedLines = leadingRecordedLines
    }

    var isCompiled: Bool { statements.allSatisfy { $0.code != nil } }
}

/// One statement of a program's top level.
public final class Statement {
    public let span: Span
    /// Ended by `;`: what it gives is not shown.
    public let isSilent: Bool
    /// The `#>` lines that follow it, without the mark: the output that was recorded.
    public internal(set) var recordedLines: [String] = []
    private(set) var syntax: StatementSyntax
    /// What the resolver made of it.
    var code: StatementCode?

    init(syntax: StatementSyntax, span: Span, isSilent: Bool) {
        self.syntax = syntax
        self.span = span
        self.isSilent = isSilent
    }

    /// `ls` is an expression from where a variable of that name is bound on.
    func settle(_ resolver: Resolver) {
        if case .words(let node) = syntax, let value = node.value, resolver.isVariable(node) {
            syntax = .expression(value)
        }
    }

    /// The statement as it was written.
    public var text: String { span.text }

    /// The names of the top level that it binds, those in its blocks among them.
    public var boundNames: [String] { NameCollector.names(in: syntax).map(\.name.name) }

    /// Whether it is a bare expression, the kind of statement whose value is shown.
    public var isExpression: Bool {
        if case .expression = syntax { return true }
        return false
    }
}
