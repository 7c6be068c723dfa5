/// One argument of a call: `x`, `rate: 0.1`, `xs...`
struct ArgumentSyntax {
    let name: NameSyntax?
    let value: Expression
    let isSpread: Bool
}

/// `f(x, rate: 0.1)`, `f x rate: 0.1`, `x |> f(rate: 0.1)`
struct CallSyntax {
    enum Form { case parentheses, command, pipe }

    let callee: Expression
    let arguments: [ArgumentSyntax]
    let form: Form
    let span: Span
    /// The callee with parentheses around it, where it may have some.
    var calleeSpan: Span?
}

/// `x[0, 1:, ...]`
struct IndexSyntax {
    enum Entry {
        case value(Expression)
        case slice(start: Expression?, stop: Expression?, step: Expression?, Span)
        case ellipsis(Span)
    }

    let base: Expression
    let entries: [Entry]
    let span: Span
}

/// `x.name`
struct MemberSyntax {
    let base: Expression
    let name: NameSyntax
    let span: Span
}
