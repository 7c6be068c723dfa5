/// Statements between braces, or a lambda's one expression.
struct BlockSyntax {
    let statements: [StatementSyntax]
    let span: Span
}

/// `if a { … } else if b { … } else { … }`, flat however many branches it has.
struct ConditionalSyntax {
    let branches: [(condition: Expression, block: BlockSyntax)]
    let otherwise: BlockSyntax?
    let span: Span
}

/// `try { … } catch problem { … }`
struct AttemptSyntax {
    let body: BlockSyntax
    let name: NameSyntax?
    let handler: BlockSyntax
    let span: Span
}
