import Foundation
import Foundations
import Language
import Testing

@testable import Builtins

/// Errors of the system and of libraries are caught by `try` like all others.
@Suite struct ScriptErrorProblemTests {
    private struct Unheard: Error {}

    @Test func errorsOfTheSystemBecomeTheLanguages() {
        let posix = ScriptError.describing(POSIXError(.EIO))
        #expect(posix?.kind == "file" && posix?.message == "input/output error")
        let missing = #expect(throws: (any Error).self) { try Data(contentsOf: URL(filePath: "/nowhere/x")) }
        #expect(missing.flatMap { ScriptError.describing($0) }?.kind == "file")
        #expect(ScriptError.describing(Unheard())?.message.isEmpty == false)
    }

    @Test func tryCatchesWhatABuiltinDidNotExpect() throws {
        let host = try TestHost()
        let failing = NativeFunction(Signature("failing", [])) { _, _ in throw POSIXError(.EIO) }
        let stopping = NativeFunction(Signature("stopping", [])) { _, _ in throw Interrupted() }
        let interpreter = Interpreter(
            builtins: [("failing", .function(failing)), ("stopping", .function(stopping))], host: host)
        func run(_ text: String) throws {
            try interpreter.run(try interpreter.prepare(Source(name: "t", text: text)))
        }
        try run("x = try { failing() } catch e { e.kind + \": \" + e.message }")
        #expect(interpreter.value(of: "x").map { $0.text } == "file: input/output error")
        let error = #expect(throws: ScriptError.self) { try run("y = 1\nfailing()") }
        #expect(error?.span?.place == "t:2:1")
        #expect(throws: Interrupted.self) { try run("try { stopping() } catch e { 1 }") }
    }

    @Test func anInterruptionIsCaughtByNothing() {
        #expect(ScriptError.describing(Interrupted()) == nil)
        #expect(ScriptError.describing(ScriptError("value", "own")) == nil)
        #expect(ScriptError.describing(SyntaxErrors([])) == nil)
    }
}
