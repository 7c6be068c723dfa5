import Testing

@testable import Language

/// What is said where a variable that covers a built-in is called.
@Suite struct CoveredBuiltinsTests {
    @Test func theLineThatTookTheNameIsTold() {
        let error = Run("x = 1\n  count = 3\ncount([1])").error as? ScriptError
        #expect(
            error?.message == "`count` is a variable here since line 2 (count = 3), an integer; it cannot be called")
        #expect(error?.notes == ["it covers the built-in `count`: give the variable another name"])
        #expect(error?.kind == "type")
    }

    @Test(arguments: [
        "count = 3\n[1].count()", "count = 3\n[1] |> count", "count = 3\ncount \"a\"",
        "count = 3\ncount(list: [1])",
    ])
    func howeverItIsCalled(_ script: String) {
        #expect(
            (Run(script).error as? ScriptError)?.message.hasPrefix(
                "`count` is a variable here since line 1 (count = 3)") == true)
    }

    @Test func aLaterAssignmentDoesNotMoveIt() {
        let error = Run("count = 3\ncount = 4\ncount(1)").error as? ScriptError
        #expect(error?.message.contains("since line 1 (count = 3)") == true)
    }

    @Test func inAFunctionItIsTheFunctionsOwn() {
        let error = Run("def f(count) { count([1]) }\nf(3)").error as? ScriptError
        #expect(error?.message == "`count` is a variable of this function, an integer; it cannot be called")
    }

    @Test func otherVariablesAreToldAsBefore() {
        let error = Run("xs = [1]\nxs(0)").error as? ScriptError
        #expect(error?.message == "a list cannot be called")
        #expect(error?.notes == ["an element is taken with brackets: x[0]"])
    }
}
