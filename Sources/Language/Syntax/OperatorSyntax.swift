/// `-x`, `not x`
struct UnarySyntax {
    let operation: UnaryOperator
    let operand: Expression
    let span: Span
}

/// `a + b - c`: operators of one precedence, from the left. Flat, so that a hundred thousand terms nest no deeper than two.
struct ChainSyntax {
    let first: Expression
    let rest: [(operation: BinaryOperator, operand: Expression)]
    /// From the start through each operand of the rest, parentheses around them included.
    let reaches: [Span]
    let span: Span
}

/// `a ^ b`
struct PowerSyntax {
    let base: Expression
    let exponent: Expression
    let span: Span
}

/// `a < b <= c`
struct ComparisonSyntax {
    let first: Expression
    let rest: [(operation: BinaryOperator, operand: Expression)]
    let span: Span
}

/// `a and b and c`, or the same with `or`
struct LogicalSyntax {
    let isAnd: Bool
    let operands: [Expression]
    let span: Span
}

/// `a..b`, half open
struct RangeSyntax {
    let start: Expression
    let stop: Expression
    let span: Span
}
