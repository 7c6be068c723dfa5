import Builtins
import Catalogue

@testable import Language

/// Calls of one function in which each parameter in turn gets values that nobody would give it on purpose, the others what
/// the function's own example gives them.
struct HostileCalls {
    let name: String
    /// What the example runs before its call.
    let setup: [String]
    let calls: [String]

    /// Sizes and places beyond every end, numbers that are none, empty and nested things, things of other types.
    static let values = [
        "0", "-1", "1.5", "4294967296", "9223372036854775807", "-9223372036854775807 - 1", "_nan", "_inf", "-_inf",
        "\"\"", "\"a\\0b\\nc\"", "_huge", "none", "true", "[]", "[[], [[]]]", "_deep", "[_nan, _inf]",
        "[-1, 9223372036854775807]", "[0, 4294967296, 4294967296]", "{}", "{a: none, 0: -1}", "0..9223372036854775807",
        "zeros([0])", "zeros([0, 3])", "full([2, 2], _nan)", "tensor(-1)", "tensor([9223372036854775807, 0])",
        "_volume",
        "_throws", "print",
    ]

    /// Numbers and ranges that ask for more work than anyone waits for.
    private static let endless: Set = ["4294967296", "9223372036854775807", "0..9223372036854775807"]
    /// Parameters that say how much work is done, one piece after the other, until Ctrl-C: no mistake.
    private static let amounts: Set = [
        "steps", "first", "trials", "rounds", "round_steps", "seeds", "rates", "tally.list", "partition.list",
        "accumulate.list",
    ]

    static let preamble = """
        _nan = float("nan")
        _inf = float("inf")
        _huge = repeat("x", 100000)
        _deep = []
        for _ in 0..100 { _deep = [_deep] }
        _volume = volume(full([2, 2], _nan))
        _throws = v -> error("on purpose")
        """

    init(_ entry: Entry) {
        name = entry.name
        for example in entry.examples {
            guard let found = Self.call(of: entry, in: example) else { continue }
            (setup, calls) = (Self.use(of: entry) + found.setup, Self.calls(of: entry, given: found.given))
            return
        }
        (setup, calls) = (Self.use(of: entry), Self.calls(of: entry, given: []))
    }

    /// The call of a function in its example: the statements before it, and the arguments by parameter.
    private static func call(
        of entry: Entry, in example: String
    ) -> (setup: [String], given: [(parameter: String, text: String)])? {
        guard let program = try? Parser.parse(Source(name: entry.name, text: example)) else { return nil }
        for (position, statement) in program.statements.enumerated() {
            var found: CallSyntax?
            // What stands within a function speaks of its parameters.
            var functions: [Range<Int>] = []
            let walker = SyntaxWalker(
                onExpression: { expression in
                    guard found == nil, case .call(let call) = expression, names(call.callee, entry.name),
                        !functions.contains(where: { $0.contains(call.span.range.lowerBound) })
                    else { return }
                    found = call
                }, onFunction: { functions.append($0.span.range) })
            walker.walk(statement.syntax)
            guard let found else { continue }
            var arguments = found.arguments.map {
                (name: $0.name?.name, text: $0.value.span.text, isSpread: $0.isSpread)
            }
            if case .member(let member) = found.callee, !isModule(entry) {
                arguments.insert((nil, member.base.span.text, false), at: 0)
            }
            var given: [(parameter: String, text: String)] = []
            var places = entry.parameters.filter { !$0.isVariadic }.map(\.name)[...]
            for argument in arguments where !argument.isSpread {
                if let name = argument.name {
                    given.append((name, argument.text))
                } else if let name = places.popFirst() {
                    given.append((name, argument.text))
                }
            }
            return (program.statements[..<position].map(\.text), given)
        }
        return nil
    }

    /// What makes a module's function known.
    private static func use(of entry: Entry) -> [String] {
        if case .member(let module) = entry.kind { return ["use \(module)"] }
        return []
    }

    private static func isModule(_ entry: Entry) -> Bool {
        if case .member = entry.kind { return true }
        return false
    }

    private static func names(_ callee: Expression, _ name: String) -> Bool {
        switch callee {
        case .name(let node): node.name == name
        case .member(let node): node.span.text == name || node.name.name == name
        default: false
        }
    }

    private static func calls(of entry: Entry, given: [(parameter: String, text: String)]) -> [String] {
        entry.parameters.flatMap { parameter in
            let others = entry.parameters.filter { $0.name != parameter.name && !$0.isVariadic }.compactMap {
                other -> (name: String, text: String)? in
                let text =
                    given.first { $0.parameter == other.name }?.text ?? (other.default == nil ? "ones([2, 2])" : nil)
                return text.map { (other.name, $0) }
            }
            return values(for: parameter, of: entry).map { value in
                // Only what stands at its place can stand before a variadic.
                let arguments =
                    parameter.isVariadic
                    ? others.map(\.text) + [value]
                    : others.map { "\($0.name): \($0.text)" } + ["\(parameter.name): \(value)"]
                return "\(entry.name)(\(arguments.joined(separator: ", ")))"
            }
        }
    }

    static func values(for parameter: Parameter, of entry: Entry) -> [String] {
        guard amounts.contains(parameter.name) || amounts.contains("\(entry.name).\(parameter.name)") else {
            return values
        }
        return values.filter { !endless.contains($0) }
    }

    /// Kinds of errors that a script can catch.
    private static let kinds = [
        "syntax", "name", "type", "value", "index", "numeric", "recursion", "memory", "module", "assert", "error",
        "shape",
        "file", "format", "label", "state",
    ]

    /// Says the number of each call before it is made, and the errors that are of no known kind; those of `error` have any.
    var script: String {
        var lines = [Self.preamble] + setup
        lines.append("_all = \(name == "error")")
        lines.append("_kinds = [\(Self.kinds.map { "\"\($0)\"" }.joined(separator: ", "))]")
        for (number, call) in calls.enumerated() {
            lines.append("print \"@\(number)\"")
            lines.append(
                "try { \(call) } catch _problem { if not (_all or contains(_kinds, _problem.kind)) "
                    + "{ print \"!\(number) \\(_problem.kind): \\(_problem.message)\" } };")
        }
        return lines.joined(separator: "\n") + "\nprint \"@end\"\n"
    }
}
