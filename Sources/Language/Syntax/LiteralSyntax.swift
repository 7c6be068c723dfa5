/// `3`, `2.5`, `true`, `none`
struct LiteralSyntax {
    let value: Value
    let span: Span
}

/// `"dice \(score)"`
struct TextSyntax {
    enum Part {
        case text(String)
        case value(Expression)
    }

    let parts: [Part]
    let span: Span
}

/// `liver`
struct NameSyntax {
    let name: String
    let span: Span
}

/// `[1, 2, 3]`
struct ListSyntax {
    let elements: [Expression]
    let span: Span
}

/// `{name: "liver", "left lung": 2, 3: true}`
struct RecordSyntax {
    let fields: [(key: Record.Key, value: Expression)]
    let span: Span
}
