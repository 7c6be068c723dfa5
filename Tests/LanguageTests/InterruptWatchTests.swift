import Testing

@testable import Language

@Test(arguments: [
    "unique(xs)", "unique(ls)", "flatten(ls)", "reversed(xs)", "sort(xs)", "contains(xs, 2)", "find(xs, 2)",
    "zip(xs, xs)", "enumerate(xs)", "any(falses)", "repeat([1], 10000)", "append(0..10000, 1)", "map(xs, string)",
    "filter(falses, copy)", "reduce(xs, zip2, initial: 0)", "join(xs)", "split(s)", "split(s, \"b\")", "split(s, \"\")",
    "xs + xs", "xs + (0..10)", "s + m", "xs == zs", "xs[::2]", "xs[:]", "(0..10000)[::2]", "upper(s)", "lower(m)",
    "trim(n)", "reversed(s)", "count(m)", "m[3]", "append(xs, 1)", "range(0, 20000, 2)", "(() -> { for c in s {} })()",
    "replace(s, \"b\", \"c\")", "contains(s, \"bb\")", "lines(n)",
    "string(xs)", "\"\\(xs)\"", "repeat(\"ab\", 4000000)",
])
func aBuiltInThatGoesOverManyElementsStopsWhenAsked(_ expression: String) throws {
    let host = TestHost()
    let copy = NativeFunction(Signature("copy", [.init("value")])) { arguments, _ in arguments.values[0] }
    let second = NativeFunction(Signature("zip2", [.init("a"), .init("b")])) { arguments, _ in arguments.values[1] }
    let interpreter = Interpreter(
        builtins: CoreFunctions.all + [("copy", .function(copy)), ("zip2", .function(second))], host: host)
    func run(_ text: String) throws { try interpreter.run(try interpreter.prepare(Source(name: "test", text: text))) }
    try run(
        """
        xs = repeat([1], 10000)
        ls = repeat([[1]], 10000)
        falses = repeat([false], 10000)
        s = repeat("a b", 10000)
        n = repeat("\\n", 10000)
        m = repeat("ä b", 500000)
        zs = repeat([1], 9999) + [1]
        """)
    host.interruptAfter = host.checks
    #expect(throws: TestHost.Interrupted.self) { try run("y = \(expression)") }
}

@Test(arguments: ["xs += xs", "r.xs += xs", "xs += 0..100"])
func whatIsStoppedInAnAdditionIsAsItWas(_ statement: String) throws {
    let host = TestHost()
    let interpreter = Interpreter(builtins: CoreFunctions.all, host: host)
    func run(_ text: String) throws { try interpreter.run(try interpreter.prepare(Source(name: "test", text: text))) }
    try run("xs = repeat([1], 200000)\nr = {xs: [1, 2]}")
    host.interruptAfter = host.checks + (statement.contains("0..") ? 0 : 1)
    #expect(throws: TestHost.Interrupted.self) { try run(statement) }
    host.interruptAfter = .max
    try run("assert count(xs) == 200000 and r.xs == [1, 2]")
}

@Test func whatIsMadePieceByPieceIsWhole() {
    #expect(shown("s = repeat(\"aä\", 1000000)\nupper(s) == repeat(\"AÄ\", 1000000)") == "true")
    #expect(shown("s = repeat(\"aä\", 1000000)\ns + s == repeat(\"aä\", 2000000)") == "true")
    #expect(shown("xs = repeat([1], 100000)\nxs + (0..70000) == append(xs, 0) + (1..70000)") == "true")
    #expect(shown("xs = repeat([1, 2], 100000)\nxs[::2] == repeat([1], 100000)") == "true")
    #expect(
        shown("[repeat([1], 70000) == append(repeat([1], 69999), 2), [[1]] == [[1]], [[1], 2] == [[2], 2]]")
            == "[false, true, false]")
}

@Test func repeatedTextIsWhole() {
    #expect(shown("repeat(\"ab\", 5)") == "\"ababababab\"")
    #expect(shown("repeat(\"ab\", 0)") == "\"\"")
    #expect(shown("count(repeat(\"a\", 1000001))") == "1000001")
    #expect(shown("repeat([1, 2], 3)") == "[1, 2, 1, 2, 1, 2]")
}
