import Foundation
import Language
import Testing

@testable import Session

/// The examples of Docs/Language.md: each block is a script of its own, and shows what stands below its statements.
struct LanguageDocumentTests {
    struct Example: CustomTestStringConvertible {
        let line: Int
        let text: String
        var testDescription: String { "Language.md:\(line)" }

        var source: Source { Source(name: testDescription, text: text, directory: ReelTests.root.path) }
    }

    static let examples: [Example] = {
        let path = ReelTests.root.appending(path: "Docs/Language.md").path
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        var examples: [Example] = []
        var open: (line: Int, lines: [Substring])?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if let block = open, line == "```" {
                examples.append(Example(line: block.line, text: block.lines.joined(separator: "\n")))
                open = nil
            } else if open != nil {
                open?.lines.append(line)
            } else if line == "```reel" {
                open = (index + 1, [])
            }
        }
        return examples
    }()

    /// Digests are left out of the page, so they are left out of the comparison.
    static func shown(_ lines: [String]) -> [String] { lines.filter { !$0.hasPrefix("sha256 ") } }

    @Test(arguments: examples)
    func anExampleShowsWhatStandsBelowIt(_ example: Example) throws {
        let evaluator = Evaluator(output: RecordingOutput())
        try evaluator.onThread {
            do {
                let program = try evaluator.interpreter.prepare(example.source)
                for block in ReelDocument(program, example.source).blocks {
                    _ = evaluator.evaluate(block)
                    let place = "line \(example.line + block.line): \(block.title)"
                    #expect(Self.shown(evaluator.journal.pending) == block.recorded, "\(place)")
                }
            } catch let problems as SyntaxErrors {
                let recorded = example.text.split(separator: "\n").filter { $0.hasPrefix("#> ") }
                #expect(problems.errors.map { "#> error: \($0.message)" } == recorded.map(String.init))
            }
        } ?? Issue.record("\(example.testDescription) did not run")
    }

    @Test func thereAreExamplesWithResults() {
        #expect(Self.examples.count > 30)
        #expect(Self.examples.filter { $0.text.contains("#> ") }.count > 30)
    }

    @Test func anExampleThatShowsSomethingElseFails() {
        let evaluator = Evaluator(output: RecordingOutput())
        let example = Example(line: 1, text: "1 + 1\n#> 3")
        evaluator.onThread {
            withKnownIssue {
                let program = try evaluator.interpreter.prepare(example.source)
                for block in ReelDocument(program, example.source).blocks {
                    _ = evaluator.evaluate(block)
                    #expect(Self.shown(evaluator.journal.pending) == block.recorded)
                }
            }
        }
    }
}
