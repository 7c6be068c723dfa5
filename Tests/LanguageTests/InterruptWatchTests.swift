import Testing

@testable import Language

@Test(arguments: [
    "unique(xs)", "unique(ls)", "flatten(ls)", "reversed(xs)", "sort(xs)", "contains(xs, 2)", "find(xs, 2)",
    "zip(xs, xs)", "enumerate(xs)", "any(falses)", "repeat([1], 10000)", "append(0..10000, 1)", "map(xs, string)",
    "filter(falses, copy)", "reduce(xs, zip2, initial: 0)", "join(xs)", "split(s)", "split(s, \"b\")", "split(s, \"\")",
    "replace(s, \"b\", \"c\")", "contains(s, \"bb\")", "lines(n)",
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
        """)
    host.interruptAfter = host.checks
    #expect(throws: TestHost.Interrupted.self) { try run("y = \(expression)") }
}

@Test func repeatedTextIsWhole() {
    #expect(shown("repeat(\"ab\", 5)") == "\"ababababab\"")
    #expect(shown("repeat(\"ab\", 0)") == "\"\"")
    #expect(shown("count(repeat(\"a\", 1000001))") == "1000001")
    #expect(shown("repeat([1, 2], 3)") == "[1, 2, 1, 2, 1, 2]")
}
