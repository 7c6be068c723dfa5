/// A statement as it was written.
enum StatementSyntax {
    case expression(Expression)
    case assignment(AssignmentSyntax)
    case update(UpdateSyntax)
    case definition(NameSyntax, FunctionSyntax)
    case layer(NameSyntax, FunctionSyntax)
    case whileLoop(condition: Expression, body: BlockSyntax, Span)
    case forLoop(ForSyntax)
    case breakLoop(Span)
    case continueLoop(Span)
    case returnValue(Expression?, Span)
    case use(NameSyntax, Span)
    case words(WordsSyntax)

    var span: Span {
        switch self {
        case .expression(let expression): expression.span
        case .assignment(let node): node.span
        case .update(let node): node.span
        case .definition(_, let function), .layer(_, let function): function.span
        case .whileLoop(_, _, let span), .breakLoop(let span), .continueLoop(let span), .returnValue(_, let span),
            .use(_, let span):
            span
        case .words(let node): node.span
        case .forLoop(let node): node.span
        }
    }
}

/// `help dice`, `ls *.nii`
struct WordsSyntax {
    let head: NameSyntax
    let words: [String]
    /// The same text as an expression, for where its head is a variable: `ls`, `ls + 1`; nil where it is none.
    let value: Expression?
    let span: Span
}

/// What can stand left of `=`: a name, or a part of what a name holds.
struct TargetSyntax {
    enum Step {
        case index([IndexSyntax.Entry], Span)
        case member(NameSyntax)
    }

    let name: NameSyntax
    let steps: [Step]
    let span: Span
}

/// `x = 3`, `gamma, beta = split(z, 2)`, `t[0, 0] = 9`
struct AssignmentSyntax {
    let targets: [TargetSyntax]
    let value: Expression
    let span: Span
}

/// `n += 1`
struct UpdateSyntax {
    let target: TargetSyntax
    let operation: BinaryOperator
    let value: Expression
    let span: Span
}

/// `for a, b in pairs { … }`
struct ForSyntax {
    let names: [NameSyntax]
    let sequence: Expression
    let body: BlockSyntax
    let span: Span
}
