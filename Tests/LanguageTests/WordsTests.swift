import Testing

@testable import Language

private func listing(_ arguments: Arguments, _ context: any CallContext) throws -> Value {
    .string("listed " + arguments.values.map(\.text).joined())
}

/// What the last statement shows where the words are built in.
private func showing(_ text: String) -> String {
    let words = Lexer.wordStatements.map { name in
        (name, Value.function(NativeFunction(Signature(name, [.init("words", isVariadic: true)]), listing)))
    }
    return Run(text, builtins: words).last
}

@Test(arguments: Lexer.wordStatements.sorted())
func aVariableWinsOverTheStatementOfItsName(_ name: String) {
    #expect(showing("\(name) = 3\n\(name)") == "3")
    #expect(showing("\(name) = 3\n\(name);\n\(name) + 1") == "4")
    #expect(showing("\(name) = [1, 2]\n\(name) |> count") == "2")
    #expect(showing("if true { \(name) = 3 }\n\(name) - 1") == "2")
    #expect(showing("def f(\(name)) { \(name) * 2 }\nf(4)") == "8")
    #expect(showing("def f() { \(name) = 5; g = () -> {\n\(name)\n}; g() }\nf()") == "5")
    #expect(showing("for \(name) in 0..3 { x = \(name) }\n\(name)") == "2")
}

@Test func aVariableBoundAtAnEarlierPromptWinsToo() throws {
    let interpreter = Interpreter(builtins: CoreFunctions.all, host: TestHost())
    func run(_ text: String) throws -> Value? {
        let program = try interpreter.prepare(Source(name: "prompt", text: text))
        return try interpreter.execute(program.statements[0])
    }
    _ = try run("who = 3")
    #expect(try run("who")?.display(width: 80) == "3")
}

@Test func aWordIsAStatementUntilAVariableTakesItsName() {
    let run = Run(
        "x = () -> {\nls a*\n}\nx()\nls = 3\nls",
        builtins: [
            ("ls", .function(NativeFunction(Signature("ls", [.init("words", isVariadic: true)]), listing)))
        ])
    #expect(run.shown == ["\"listed [\\\"a*\\\"]\"", "3"])
}
