import Testing

@testable import Language

private let prelude = """
    # Twice a number.
    def twice(x) { _times(x, 2) }
    def _times(x, n) { x * n }
    layer plain() { def call(x) { x } }
    half = 0.5
    def apply_twice(f, x) { f(f(x)) }
    def outer(x) {
        inner(x)
    }
    def inner(x) {
        if x < 0 { error "inner needs a number from 0, not \\(x)" }
        x
    }
    """

private func shows(_ script: String) -> String { Run(script, prelude: prelude).last }

@Test func aPreludesNamesAreBuiltIn() {
    #expect(shows("twice(4)") == "8")
    #expect(shows("4.twice()") == "8")
    #expect(shows("4 |> twice") == "8")
    #expect(shows("half") == "0.5")
    #expect(shows("plain()(3)") == "3")
    #expect(Run("use m\nm.f(2)", prelude: prelude, host: modules(["m": "def f(x) { twice(x) }"])).last == "4")
}

private func modules(_ modules: [String: String]) -> TestHost {
    let host = TestHost()
    host.modules = modules
    return host
}

@Test func aPreludeKeepsItsOwnNames() {
    #expect(shows("_times(1, 2)").contains("there is no `_times` here"))
    #expect(shows("_times = 5\ntwice(3)") == "6")
}

@Test func aPreludesNameIsAssignedOver() {
    let run = Run("twice = 3\ntwice", prelude: prelude)
    #expect(run.last == "3")
    #expect(run.host.warnings == [])
}

@Test func aPreludeIsNotReadBeforeItIsNeeded() {
    let broken = "def fine() { 1 }\ndef broken( {"
    let idle = Run("x = 1\ny = missing", prelude: broken)
    #expect(idle.host.warnings.isEmpty)
    #expect(idle.last.contains("there is no `missing` here"))
    #expect(Run("fine()", prelude: broken).host.warnings == ["the prelude does not run: this `{` is never closed"])
}

@Test func theNamesReadOffAPreludeAreThoseItBinds() throws {
    let source = Source(name: "prelude.reel", text: prelude)
    let interpreter = Interpreter(builtins: CoreFunctions.all, host: TestHost())
    try interpreter.run(try interpreter.prepare(source))
    #expect(Prelude.definedNames(in: source) == interpreter.globals.map(\.name).filter { !$0.hasPrefix("_") })
}

@Test func aNearNameOfAPreludeIsSuggested() {
    #expect(shows("twise(3)").contains("did you mean `twice`?"))
}

@Test func anErrorInAPreludeIsShownAtTheCall() {
    #expect(
        shows("x = -1\nouter(x)") == """
            test.reel:2:1: error: inner needs a number from 0, not -1
              2 | outer(x)
                | ^^^^^^^^
              in inner (prelude.reel:11:16), called at prelude.reel:8:5
              in outer, called at test.reel:2:1
            """)
}

@Test func anErrorInAFunctionGivenToAPreludeStaysWhereItIs() {
    #expect(
        shows("apply_twice(v -> 1 / v, 0)") == """
            test.reel:1:18: error: division by zero
              1 | apply_twice(v -> 1 / v, 0)
                |                  ^^^^^
              in lambda, called at prelude.reel:6:27
              in apply_twice, called at test.reel:1:1
            """)
}
