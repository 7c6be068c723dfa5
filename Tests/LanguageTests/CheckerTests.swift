import Testing

@testable import Language

/// The messages of a check, with the line each stands on.
private func check(_ text: String, modules: [String: String] = [:]) -> [String] {
    let host = TestHost()
    host.modules = modules
    let interpreter = Interpreter(builtins: CoreFunctions.all, host: host)
    return interpreter.check(Source(name: "test.reel", text: text)).map { diagnostic in
        let line = diagnostic.error.span.map { $0.source.position(at: $0.range.lowerBound).line } ?? 0
        return "\(line) \(diagnostic.level): \(diagnostic.error.message)"
    }
}

private func checkFunction(_ body: String) -> [String] {
    check("def f(xs, x, g) {\n\(body)\n}\ndef note(x) { assert x }")
}

@Test(arguments: [
    ("x + 1", "this value is thrown away"), ("x", "this value is thrown away"), ("[x]", "this value is thrown away"),
    ("-x < 2 and true", "this value is thrown away"), ("xs[0].name", "this value is thrown away"),
    ("\"text\"", "this string is thrown away"), ("v -> g(v)", "this value is thrown away"),
    ("append(xs, 3)", "what `append` gives is thrown away"), ("xs.append(3)", "what `append` gives is thrown away"),
    ("xs |> sort", "what `sort` gives is thrown away"),
    ("map(xs, v -> v + 1)", "what `map` gives is thrown away"), ("sort(xs)", "what `sort` gives is thrown away"),
])
func aValueThrownAwayInAFunctionIsAWarning(_ statement: String, _ message: String) {
    #expect(checkFunction("\(statement)\nx") == ["2 warning: \(message)"])
    #expect(checkFunction(statement) == [])
}

@Test(arguments: [
    "g(x)", "xs.push(3)", "x.f.g()", "map(xs, g)", "map(xs, v -> g(v))", "note(x)", "assert x", "error \"no\"",
    "x = 3", "if x { g(x) }", "try { integer(\"3\") } catch { x = 3 }", "for v in xs { g(v) }", "use m\nm.append(x)",
    "append = g\nappend(xs, 3)",
])
func whatMayHaveAnEffectIsNoWarning(_ statement: String) {
    #expect(checkFunction("\(statement)\nx").filter { !$0.contains("module") } == [])
}

@Test func valuesOfLoopsAndOfUnusedBranchesAreThrownAway() {
    #expect(checkFunction("for v in xs { v }").count == 1)
    #expect(checkFunction("if x { 1 } else { 2 }\nx").count == 2)
    #expect(checkFunction("if x { 1 } else { 2 }") == [])
    #expect(checkFunction("y = if x { 1; 2 } else { 2 }\ny").count == 1)
    #expect(check("1 + 1\nif true { 1 }") == [])
    #expect(check("for v in 0..3 { v }") == ["1 warning: this value is thrown away"])
    #expect(check("layer l() { 3; def call(x) { x } }") == ["1 warning: this value is thrown away"])
}

@Test func callsOfPureFunctionsOfTheSourceAreSeenThrough() {
    let pure = "def total(xs) { n = 0; for x in xs { n += x }; n }\n"
    #expect(check(pure + "def f(xs) { total(xs); 1 }") == ["2 warning: what `total` gives is thrown away"])
    let recursive = "def down(n) { if n > 0 { down(n - 1) } else { 0 } }\n"
    #expect(check(recursive + "def f() { down(3); 1 }") == ["2 warning: what `down` gives is thrown away"])
    #expect(check("def strict(x) { assert x > 0 }\ndef f(x) { strict(x); x }") == [])
    #expect(check("def set(net) { net.rate = 3 }\ndef f(net) { set(net); net }") == [])
}

@Test func argumentsOfCallsAreChecked() {
    let definition = "def blend(a, b, share: 0.5) { a }\n"
    #expect(check(definition + "blend(1, 2, shere: 3)") == ["2 error: blend has no argument `shere`"])
    #expect(check(definition + "3.blend(2, shere: 3)") == ["2 error: blend has no argument `shere`"])
    #expect(check(definition + "x = 3\nx.blend()") == ["3 error: blend needs `b`"])
    #expect(check(definition + "3 |> blend(1, 2, 3)") == ["2 error: blend takes 3 arguments, 4 are given"])
    #expect(check("[1].sort(desc: true)") == ["1 error: sort has no argument `desc`"])
    #expect(check("[1].srot()") == ["1 error: a list has no `srot`"])
    #expect(check("layer l(n) { def call(x) { x } }\nl(m: 1)") == ["2 error: l has no argument `m`"])
    #expect(check("def f() {\n    def g(a) { a }\n    g(b: 1)\n}") == ["3 error: g has no argument `b`"])
}

@Test func whatMightHaveTheMemberIsLeftAlone() {
    #expect(check("x = {sort: v -> v}\nx.sort(desc: true)") == [])
    #expect(check("def f(x) { x.sort(desc: true) }") == [])
    #expect(check("x = [1]\nx = {f: 1}\nx.foo()") == [])
}

@Test func membersOfModulesAreChecked() {
    let modules = ["m": "def twice(x) { 2 * x }\n_own = 1\nvalue = 3", "bad": "x = (\ny = )"]
    #expect(check("use m\nm.twice(1)\nm.value", modules: modules) == [])
    #expect(check("use m\nm.twise(1)", modules: modules) == ["2 error: the module m has no `twise`"])
    #expect(check("use m\nm.twice(y: 1)", modules: modules) == ["2 error: twice has no argument `y`"])
    #expect(check("use m\n3 |> m.twice(4)", modules: modules) == ["2 error: twice takes 1 argument, 2 are given"])
    #expect(check("use missing", modules: modules) == ["1 error: there is no module `missing`"])
    #expect(check("use bad", modules: modules).count == 1)
}

@Test func everySyntaxErrorIsFound() {
    #expect(check("x = )\ny = 3 3\nz = (1, 2)").count == 3)
    #expect(check("def f() {\n  x = )\n  y = 3 3\n}\nif = 2").count == 3)
}

@Test func findingsStandInTheOrderOfTheSource() {
    #expect(
        check("def f(x) {\n    x + 1\n    nowhere\n}\nblend") == [
            "2 warning: this value is thrown away", "3 error: there is no `nowhere` here",
            "5 error: there is no `blend` here",
        ])
}
