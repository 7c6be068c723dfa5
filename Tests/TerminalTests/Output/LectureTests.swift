import Foundation
import Testing

@testable import Terminal

@Suite struct LectureTextTests {
    private func lines(_ text: String, width: Int = 30, isFirst: Bool = false) -> [String] {
        LectureText.lines(text, width: width, theme: .none, isFirst: isFirst)
    }

    @Test func proseIsFilledAndStatementsStandBehindThePrompt() {
        let text = """

            ## # Background lies
            ##
            ## In a scan where nobody drew the liver its voxels
            ## are blank.
            ## - one
            ## - two
            # A comment.
            x = [1,

                 2]   # why
            """
        #expect(
            lines(text, isFirst: true) == [
                "Background lies", "", "In a scan where nobody drew", "the liver its voxels are",
                "blank.", "- one", "- two", "# A comment.", "reel> x = [1,", "  ...", "  ...      2]   # why",
            ])
        #expect(lines(text).first == "")
    }

    @Test func whatIsIndentedStaysAsItIs() {
        #expect(lines("##     a  b\n##     c") == ["    a  b", "    c"])
    }
}

/// `reel run --echo` and `--pause`.
@Suite(.serialized) struct LectureTests {
    private func withScript(_ text: String, _ body: (String) throws -> Void) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "reel-\(UUID().uuidString).reel").path
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: file) }
        try body(file)
    }

    private let script = "## The first.\n1 + 1\n#> 2\n\n# The second.\n2 * 3\n#> 6\n## The end.\n"

    @Test func echoShowsWordsAndStatementsBetweenTheResults() throws {
        try withScript(script) { file in
            let result = try ReelProcess.run(["run", "--echo", file])
            #expect(
                result.output
                    == "The first.\nreel> 1 + 1\n2\n\n# The second.\nreel> 2 * 3\n6\nThe end.\n" && result.status == 0)
            #expect(try ReelProcess.run(["run", file]).output == "2\n6\n")
        }
    }

    @Test func pauseNeedsAKeyboard() throws {
        try withScript(script) { file in
            let result = try ReelProcess.run(["run", "--pause", file])
            #expect(result.status == 2 && result.output.isEmpty)
            #expect(result.errors.contains("standard input is no terminal"))
        }
    }

    @Test func pauseWaitsForAKey() throws {
        try withScript(script) { file in
            try TerminalSession.run(["run", "--pause", file], beginsWith: "q stops") { session in
                #expect(try session.screen().hasPrefix("The first.\nreel> 1 + 1\n2\nspace goes on, q stops\n"))
                try session.keys("Space")
                try session.wait(for: "\n6\n")
                #expect(try session.screen().contains("\n2\n\n# The second.\nreel> 2 * 3\n6\n"))
                try session.wait(for: "q stops")
                try session.keys(literally: "q")
                #expect(try session.wait(for: "status 0").contains("The end.") == false)
            }
            try TerminalSession.run(["run", "--pause", file], beginsWith: "q stops") { session in
                try session.keys("C-c")
                #expect(try session.wait(for: "status 130").contains("6") == false)
            }
        }
    }
}
