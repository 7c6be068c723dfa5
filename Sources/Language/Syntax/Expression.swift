/// An expression as it was written.
indirect enum Expression {
    case literal(LiteralSyntax)
    case text(TextSyntax)
    case name(NameSyntax)
    case list(ListSyntax)
    case record(RecordSyntax)
    case unary(UnarySyntax)
    case chain(ChainSyntax)
    case power(PowerSyntax)
    case comparison(ComparisonSyntax)
    case logical(LogicalSyntax)
    case range(RangeSyntax)
    case call(CallSyntax)
    case index(IndexSyntax)
    case member(MemberSyntax)
    case function(FunctionSyntax)
    case conditional(ConditionalSyntax)
    case attempt(AttemptSyntax)
    /// What a line that begins with `|>` continues.
    case lastValue(Span)

    var span: Span {
        switch self {
        case .literal(let node): node.span
        case .text(let node): node.span
        case .name(let node): node.span
        case .list(let node): node.span
        case .record(let node): node.span
        case .unary(let node): node.span
        case .chain(let node): node.span
        case .power(let node): node.span
        case .comparison(let node): node.span
        case .logical(let node): node.span
        case .range(let node): node.span
        case .call(let node): node.span
        case .index(let node): node.span
        case .member(let node): node.span
        case .function(let node): node.span
        case .conditional(let node): node.span
        case .attempt(let node): node.span
        case .lastValue(let span): span
        }
    }
}
