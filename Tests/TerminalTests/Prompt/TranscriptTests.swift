import Testing

@testable import Terminal

@Suite struct TranscriptTests {
    @Test func ofATranscriptTheStatementsAreTaken() {
        let text = """
            Reel 0.1.0. help shows what there is, Ctrl-D leaves.
            reel> seed 7
            reel> x = {
              ...     a: 1,
              ...
              ... }
            reel> x
            {a: 1}
              ... not this
            reel>
            """
        #expect(Transcript.statements(text) == "seed 7\nx = {\n    a: 1,\n\n}\nx\n")
        #expect(Transcript.statements("reel> 1 + 1") == "1 + 1")
    }

    @Test func aTranscriptMayStandIndented() {
        let text = "    reel> def f(x) {\n      ...     x\n      ... }\n    reel> f(2)\n    2"
        #expect(Transcript.statements(text) == "def f(x) {\n    x\n}\nf(2)")
    }

    @Test(arguments: ["", "x = 1\n\ny", "reel>3", "print \"reel> \"", "a = [\n  ... \n]", "unreel> 1"])
    func anythingElseStaysAsItIs(_ text: String) { #expect(Transcript.statements(text) == text) }
}

/// Pasting into the real prompt.
@Suite(.serialized) struct PasteTests {
    @Test func aTranscriptRunsWithoutItsPromptsAndResults() throws {
        try TerminalSession.run { session in
            try session.paste("reel> x = [40,\n  ...     2]\nreel> reversed(x)\n[2, 40]\nreel> x[0] + x[1]\n42\n")
            try session.wait(for: "x[0] + x[1]")
            #expect(try !session.screen().contains("42"))
            try session.keys("Enter")
            let screen = try session.wait(for: "\n42")
            #expect(screen.contains("\n[2, 40]\n42\n") && !screen.contains("error"))
            try session.type("reel> 6 * 7 + 1")
            try session.wait(for: "\n43")
        }
    }

    /// Terminals send carriage returns for newlines; some send two for the break of a file from Windows.
    @Test(arguments: ["\r\n", "\r\r", "\r", "\n"]) func breaksAreNotDoubled(_ lineBreak: String) throws {
        try TerminalSession.run { session in
            try session.pasteBytes(["s = [", "1,", "2", "]", "s"].joined(separator: lineBreak))
            let screen = try session.wait(for: "]\ns")
            #expect(screen.contains("reel> s = [\n1,\n2\n]\ns"))
            try session.keys("Enter")
            try session.wait(for: "[1, 2]")
        }
    }
}
