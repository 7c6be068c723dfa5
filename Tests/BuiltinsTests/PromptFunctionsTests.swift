import Foundations
import Language
import Testing

@testable import Builtins

@Suite struct PromptFunctionsTests {
    private final class FakePrompt: PromptHost {
        var edited: [String] = []
        var clears = 0
        func pastEntries() -> [String] { (0..<30).map { "x = \($0)" } + ["y = 1", "edit"] }
        func edit(_ text: String) throws { edited.append(text) }
        func clear() { clears += 1 }
    }

    private func host() throws -> (TestHost, FakePrompt) {
        let (host, prompt) = (try TestHost(), FakePrompt())
        host.prompt = prompt
        return (host, prompt)
    }

    @Test func historyShowsTheLastEntriesOrThoseWithWords() throws {
        let (host, _) = try host()
        try host.run("history 2\nhistory \"x = 2\"\nhistory \"none such\"")
        #expect(host.shown[0] == "y = 1\nedit")
        #expect(host.shown[1].split(separator: "\n").count == 11)
        #expect(host.shown[2] == "(nothing)")
        #expect(host.isOfPrompt)
    }

    @Test func bareEditOpensTheEntryBeforeIt() throws {
        let (host, prompt) = try host()
        try host.run("edit")
        #expect(prompt.edited == ["y = 1"])
    }

    @Test func editOpensTheSourceOfAFunctionWithItsComment() throws {
        let (host, prompt) = try host()
        try host.run("# Twice.\ndef f(x) {\n    2 * x\n}\nedit f")
        #expect(prompt.edited == ["# Twice.\ndef f(x) {\n    2 * x\n}"])
    }

    @Test func editOfWhatHasNoSourceSaysSo() throws {
        let (host, _) = try host()
        #expect(throws: ScriptError.self) { try host.run("x = 1\nedit x") }
        #expect(throws: ScriptError.self) { try host.run("edit nowhere") }
    }

    @Test func clearClears() throws {
        let (host, prompt) = try host()
        try host.run("clear")
        #expect(prompt.clears == 1)
    }

    @Test func clearTakesNoNames() throws {
        let (host, prompt) = try host()
        #expect(host.problem("x = 1\nclear x")?.message == "clear empties the screen and takes no names")
        #expect(prompt.clears == 0)
    }

    @Test(arguments: ["history", "edit", "clear"]) func inAScriptTheySayThatTheyBelongToThePrompt(_ name: String) throws
    {
        let host = try TestHost()
        try host.run(name)
        #expect(host.transient == ["\(name) belongs to the prompt; a script passes over it"])
    }
}
