extension Parser {
    /// Whether `use` begins a statement; elsewhere it is a name like any other.
    var isAtUse: Bool {
        guard !next.newlineBefore, next.spaceBefore else { return false }
        switch next.kind {
        case .name, .stringStart: return true
        default: return false
        }
    }

    /// `use name`
    mutating func use() throws -> StatementSyntax {
        let start = current.range.lowerBound
        advance()
        guard case .name(let text) = current.kind else {
            throw expected(
                "the name of a module", notes: ["a module goes by its name without quotes or path: use name"])
        }
        let module = NameSyntax(name: text, span: span(current))
        advance()
        if at("."), !isAtLineEnd {
            throw fail(
                "a module has a name without points", notes: ["use \(text), then \(text).member is what it defines"])
        }
        return .use(module, span(from: start))
    }
}
