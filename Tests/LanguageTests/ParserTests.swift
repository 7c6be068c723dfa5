import Testing

@testable import Language

@Test func newlinesEndStatementsUnlessSomethingIsOpen() {
    #expect(shown("x = [1,\n  2,\n  3\n]\nx") == "[1, 2, 3]")
    #expect(shown("x = 1 +\n  2\nx") == "3")
    #expect(shown("x =\n  5\nx") == "5")
    #expect(Run("1\n-2").shown == ["1", "-2"])
    #expect(Run("x = 4\n(x)").shown == ["4"])
}

@Test func semicolonsSeparateAndSilence() {
    #expect(Run("1; 2").shown == ["2"])
    #expect(Run("x = 1; x + 1").shown == ["2"])
    #expect(Run("3;").shown == [])
}

@Test func precedenceIsAsInTheTable() {
    #expect(shown("1 + 2 * 3") == "7")
    #expect(shown("(1 + 2) * 3") == "9")
    #expect(shown("2 * 3 ^ 2") == "18")
    #expect(shown("-3 ^ 2") == "-9")
    #expect(shown("2 ^ -2") == "0.25")
    #expect(shown("1 + 1 == 2 and not 2 == 3") == "true")
    #expect(shown("0..2 + 1") == "0..3")
    #expect(shown("true or false and false") == "true")
    #expect(shown("7 - 2 - 1") == "4")
    #expect(shown("2 * 7 // 4 % 2") == "1")
}

@Test func commandsCallWithoutParentheses() {
    let echo = NativeFunction(
        Signature(
            "echo",
            [.init("a", default: Value.none), .init("b", default: Value.none), .init("size", default: .integer(0))])
    ) {
        arguments, _ in .list(arguments.values)
    }
    func echoed(_ text: String) -> String { Run(text, builtins: [("echo", .function(echo))]).last }
    #expect(echoed("echo 1") == "[1, none, 0]")
    #expect(echoed("echo 1 2") == "[1, 2, 0]")
    #expect(echoed("echo 1, 2") == "[1, 2, 0]")
    #expect(echoed("echo 1 + 1 2") == "[2, 2, 0]")
    #expect(echoed("echo 1 size: 3") == "[1, none, 3]")
    #expect(echoed("echo \"a\" size: 3") == "[\"a\", none, 3]")
    #expect(echoed("x = 5\necho x (1 + 2)") == "[5, 3, 0]")
    #expect(echoed("x = [5]\necho x[0] [1]") == "[5, [1], 0]")
    #expect(echoed("x = [5]\necho x [1]") == "[[5], [1], 0]")
    #expect(echoed("y = echo 1 2\ny") == "[1, 2, 0]")
    #expect(echoed("echo true none") == "[true, none, 0]")
    #expect(echoed("echo count([1, 2]) size: 4") == "[2, none, 4]")
    #expect(echoed("echo = 3\necho -1") == "2")
    #expect(echoed("x = 1\necho x\n|> count") == "3")
}

@Test func aCommandTakesABlock() {
    let twice = NativeFunction(Signature("twice", [.init("body")])) { arguments, context in
        let body = try arguments.function("body")
        return .list([try context.call(body), try context.call(body)])
    }
    #expect(Run("twice { 1 + 1 }", builtins: [("twice", .function(twice))]).last == "[2, 2]")
    #expect(Run("x = twice {\n y = 3\n y * 2\n}\nx", builtins: [("twice", .function(twice))]).last == "[6, 6]")
}

@Test func bracesAreBlocksOrRecords() {
    #expect(shown("{a: 1, \"b c\": 2, 3: [4]}") == "{a: 1, \"b c\": 2, 3: [4]}")
    #expect(shown("f = v -> {v + 1}\nf(1)") == "2")
    #expect(shown("f = v -> ({v: v})\nf(1)") == "{v: 1}")
    #expect(shown("{}") == "{}")
}

@Test func pipesPassTheValueFirst() {
    #expect(shown("[3, 1, 2] |> sort |> reversed") == "[3, 2, 1]")
    #expect(shown("[1, 2] |> map(v -> v * 2)") == "[2, 4]")
    #expect(shown("m = {f: x -> x + 1}\n3 |> m.f") == "4")
    #expect(shown("m = {f: (x, y) -> x + y}\n3 |> m.f(2)") == "5")
    #expect(shown("[3, 1]\n  |> sort\n  |> reversed") == "[3, 1]")
    #expect(Run("[3, 1]\n  |> sort").shown == ["[1, 3]"])
    #expect(shown("x = [3, 1]\n  |> sort\nx") == "[1, 3]")
}

@Test func aPipeAtTheStartContinuesTheLastValue() throws {
    let interpreter = Interpreter(builtins: CoreFunctions.all, host: TestHost())
    let first = try interpreter.prepare(Source(name: "prompt 1", text: "[3, 1]"))
    _ = try interpreter.execute(first.statements[0])
    let second = try interpreter.prepare(Source(name: "prompt 2", text: "|> sort"))
    #expect(try interpreter.execute(second.statements[0])?.display(width: 80) == "[1, 3]")
}

@Test func lambdasTakeOneNameOrAList() {
    #expect(shown("square = v -> v * v\nsquare(3)") == "9")
    #expect(shown("add = (a, b: 2) -> a + b\nadd(3)") == "5")
    #expect(shown("f = () -> 7\nf()") == "7")
    #expect(shown("f = a -> b -> a + b\nf(1)(2)") == "3")
}

@Test func theSmallestIntegerIsWrittenWithItsSign() {
    let least = "-9223372036854775808"
    #expect(shown(least) == least)
    #expect(shown("x = - 9223372036854775808\nx") == least)
    #expect(shown("-0x8000000000000000") == least)
    #expect(shown("-9_223_372_036_854_775_808 + 1") == "-9223372036854775807")
    #expect(shown("2 ^ -9223372036854775808") == "0.0")
    #expect(shown("{\(least): 1}") == "{\(least): 1}")
    #expect(shown("[\(least),\n1][0]") == least)
    #expect(shown("\(least)\n[2]") == "[2]")
    #expect(shown("-2 ^ 2") == "-4")
    #expect(shown("--5") == "5")
}

@Test func whatIsAssignedMayStandFurtherInOnTheNextLine() {
    #expect(shown("x =\n    3\nx") == "3")
    #expect(shown("def f() {\n    x =\n        3\n    x\n}\nf()") == "3")
    #expect(shown("x = 1\nx +=\n\n  2\nx") == "3")
    #expect(Run("x = # none yet\ny = 3\nz = nowhere").rendered.contains("test.reel:1:4: error: expected a value"))
}

@Test func aFunctionTakesTheNameThatItIsAssignedTo() {
    #expect(shown("f = v -> v\nf") == "function f(v)")
    #expect(shown("f = v -> v\ng = f\ng") == "function f(v)")
    #expect(shown("f = v -> w -> v\nf(1)") == "function lambda(w)")
    #expect(shown("f, g = [v -> v, v -> v]\nf") == "function lambda(v)")
}

@Test func incompleteInputIsRecognised() {
    for text in ["[1, 2", "f(", "def f() {", "1 +", "x =", "\"\"\"abc", "if a {\n 1", "a |>", "v ->", "a and", "not"] {
        #expect(Parser.isIncomplete(text), "\(text)")
    }
    for text in ["", "1", "[1]", "f()", "\"abc", "x ]", "1 2", "x;", "help f(", "# ("] {
        #expect(!Parser.isIncomplete(text), "\(text)")
    }
}

@Test func recordedLinesBelongToTheStatementAbove() throws {
    let program = try Parser.parse(
        Source(name: "a.reel", text: "#> head\nx = 1\nx\n#> 1\n#> more\n\n# note\nx + 1 #> 9\n#> 2"))
    #expect(program.leadingRecordedLines == ["head"])
    #expect(program.statements.map(\.recordedLines) == [[], ["1", "more"], ["9", "2"]])
    #expect(program.statements.map(\.text) == ["x = 1", "x", "x + 1"])
}

@Test func severalSyntaxErrorsAreReported() {
    let run = Run("x = 1 +* 2\ny = 3\nz = [1 2]\ndef f( { }\nok = 4\nif true { a = ) }")
    let lines = (run.error as? SyntaxErrors)?.errors.map {
        $0.span.map { $0.source.position(at: $0.range.lowerBound).line } ?? 0
    }
    #expect(lines.map { Set($0) } == [1, 3, 4, 6])
}

@Test func anErrorInsideABlockLeavesTheRestOfItReadable() {
    let run = Run("def f() {\n  x = 1 1\n  y = 2 2\n}\nz = 3 3")
    #expect((run.error as? SyntaxErrors)?.errors.count == 3)
}
