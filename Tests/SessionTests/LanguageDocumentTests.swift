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
    static func shown(_ lines: [String]) -> [String] {
        lines.filter { !$0.hasPrefix("sha256 ") && !RecordedLine.isBound($0) }
    }

    /// Line and text of each statement that does not show what stands below it, or of the whole when it cannot run.
    static func differences(in example: Example) -> [String] {
        let evaluator = Evaluator(output: RecordingOutput())
        return evaluator.onThread {
            do {
                let program = try evaluator.interpreter.prepare(example.source)
                return ReelDocument(program, example.source).blocks.compactMap { block in
                    _ = evaluator.evaluate(block)
                    let now = shown(evaluator.journal.pending)
                    return now == block.recorded
                        ? nil : "line \(example.line + block.line): \(block.title) shows \(now)"
                }
            } catch {
                let recorded = example.text.split(separator: "\n").filter { $0.hasPrefix("#> ") }.map(String.init)
                let now = (error as? SyntaxErrors)?.errors.map { "#> error: \($0.message)" } ?? ["\(error)"]
                return now == recorded ? [] : now
            }
        } ?? ["nothing ran"]
    }

    @Test(arguments: examples)
    func anExampleShowsWhatStandsBelowIt(_ example: Example) {
        #expect(Self.differences(in: example) == [])
    }

    @Test func thereAreExamplesWithResults() {
        #expect(Self.examples.count > 30)
        #expect(Self.examples.filter { $0.text.contains("#> ") }.count > 30)
    }

    @Test func anExampleThatShowsSomethingElseFails() {
        for text in ["1 + 1\n#> 3", "1 + 1", "x = 3\n#> 3", "x = )\n#> error: something else"] {
            #expect(!Self.differences(in: Example(line: 1, text: text)).isEmpty, "\(text)")
        }
    }
}
