import Foundation
import Foundations
import Language
import Testing

@testable import Session

@Suite struct ReplayTests {
    /// Runs lines as if typed one after the other, and gives the reel they were saved in.
    private func saved(_ lines: [String], in folder: TemporaryFolder, seed: UInt64 = 7) throws -> String {
        let evaluator = Evaluator(output: RecordingOutput(), seed: seed)
        for line in lines { evaluator.run(Source(name: "prompt", text: line, directory: folder.path)) }
        evaluator.run(Source(name: "prompt", text: "save session \"\(folder.path)/saved.reel\""))
        return try folder.read("saved.reel")
    }

    private func replay(
        _ text: String, in folder: TemporaryFolder, tolerance: Double? = nil
    ) throws -> (Evaluator.Outcome, String) {
        let output = RecordingOutput()
        let source = Source(name: "saved.reel", text: text, directory: folder.path)
        let outcome = Replay(source, tolerance: tolerance, output: output).run()
        return (outcome, (output.shown + output.diagnostics).joined(separator: "\n"))
    }

    /// Digests are those of bits, which a tolerance does not ask for.
    @Test func aTableWithinToleranceAgreesWhateverItsDigest() throws {
        let folder = try TemporaryFolder()
        let text = try saved(["table([{a: 0.25, b: 1.5}, {a: 0.75, b: 2.5}])"], in: folder)
        let other = text.replacing(/sha256 [0-9a-f]{16}/, with: "sha256 0123456789abcdef")
        #expect(other != text)
        #expect(try replay(other, in: folder, tolerance: 1e-3).0 == .finished)
        #expect(try replay(other, in: folder).0 != .finished)
    }

    @Test(arguments: [
        ["x = 3", "x + 1", "\"text\""],
        ["uniform([3])", "x = uniform([3])", "x"],
        ["seed 99", "uniform([2])"],
        ["def f(x) {\n    # inside\n\n    x * 2\n}", "f(21)"],
        ["s = \"\"\"\n#> not a result\n#: nor a head\n\"\"\"", "print s"],
        ["print \"#> looks like a result\"", "print \"\"", "print \" indented\""],
        ["[40, 2]", "|> reversed", "|> count"],
        ["x = 1; y = 2; x + y", "x  # with a comment"],
        ["bad = 1 // 0", "uniform([2])", "nowhere", "uniform([2])"],
        ["for i in 0..3 { x = i; if i == 1 { error \"no\" } }", "x"],
        ["try { 1 // 0 } catch p { p.message }"],
    ])
    func whatWasTypedReplays(_ lines: [String]) throws {
        let folder = try TemporaryFolder()
        let (outcome, shown) = try replay(try saved(lines, in: folder), in: folder)
        #expect(outcome == .finished, "\(shown)")
        #expect(shown.contains("agree with what was recorded"))
    }

    @Test func aBoundTensorIsRecordedByItsDigest() throws {
        let folder = try TemporaryFolder()
        let text = try saved(["x = uniform([3])", "n = 3", "y = x * 2"], in: folder)
        #expect(text.contains(/x = uniform\(\[3\]\)\n#> x sha256 [0-9a-f]{16}\n/))
        #expect(text.contains("n = 3\ny = x * 2\n#> y sha256 "))
        let (outcome, shown) = try replay(text.replacing("uniform([3])", with: "normal([3])"), in: folder)
        #expect(outcome == .failed)
        #expect(shown.contains("✗ ") && shown.contains("x = normal([3])"))
    }

    @Test func aReelWithoutDigestsOfBoundValuesReplays() throws {
        let (outcome, shown) = try replay("x = ones([2])\nx.shape\n#> [2]\n", in: try TemporaryFolder())
        #expect(outcome == .finished, "\(shown)")
    }

    @Test func whatFollowsAnInterruptedStatementReplaysToTheSameBits() throws {
        let folder = try TemporaryFolder()
        let evaluator = Evaluator(output: RecordingOutput(), seed: 7)
        func run(_ line: String) {
            evaluator.run(Source(name: "prompt", text: line, directory: folder.path))
        }
        run("normal([2])")
        let cancellation = Cancellation()
        DispatchQueue.global().asyncAfter(deadline: .now() + 0.1) { cancellation.request() }
        Cancellation.$current.withValue(cancellation) {
            run("x = normal([3]); for i in 0..1000000000 { normal([1]); }")
        }
        run("normal([1]) + x[0]")
        run("save session \"\(folder.path)/saved.reel\"")
        let text = try folder.read("saved.reel")
        #expect(text.contains("#   for i in"))
        let (outcome, shown) = try replay(text, in: folder)
        #expect(outcome == .finished, "\(shown)")
    }

    @Test func saveSessionLeavesItselfOut() throws {
        let folder = try TemporaryFolder()
        #expect(try !saved(["x = 3"], in: folder).contains("save session"))
    }

    @Test func whatSpeaksOfThePromptIsLeftOutUnlessItDidMore() throws {
        let folder = try TemporaryFolder()
        let text = try saved(["x = 3", "history", "clear", "y = 4; clear", "edit"], in: folder)
        #expect(text.hasSuffix("\nx = 3\ny = 4; clear\n"))
        #expect(try replay(text, in: folder).0 == .finished)
    }

    @Test func theHeadNamesSeedAndMachine() throws {
        let folder = try TemporaryFolder()
        let text = try saved(["x = 3"], in: folder, seed: 12)
        #expect(text.hasPrefix("#: reel \(ReelVersion.current)\n#: seed 12\n#: cpu "))
        #expect(text.contains("\n#: library oneDNN "))
    }

    @Test func anotherResultIsADivergenceWithBothSides() throws {
        let folder = try TemporaryFolder()
        let (outcome, shown) = try replay("x = 3\nx\n#> 3\nx + 1\n#> 5\n", in: folder)
        #expect(outcome == .failed)
        #expect(shown.contains("✓ 2: x\n✗ 4: x + 1\n  recorded:\n    5\n  now:\n    4"))
    }

    @Test func aResultThatIsNotRecordedIsADivergence() throws {
        let folder = try TemporaryFolder()
        let (outcome, shown) = try replay("x = 3\nx\nx + 1\n#> 4\n", in: folder)
        #expect(outcome == .failed)
        #expect(shown.contains("✗ 2: x\n  recorded:\n    (nothing)\n  now:\n    3"))
    }

    @Test func anErrorThatIsNotRecordedIsADivergence() throws {
        let folder = try TemporaryFolder()
        let (outcome, shown) = try replay("1\n#> 1\n1 // 0\n", in: folder)
        #expect(outcome == .failed)
        #expect(shown.contains("saved.reel:3:1"))
    }

    @Test func aRecordedErrorThatDoesNotComeIsADivergence() throws {
        let folder = try TemporaryFolder()
        #expect(try replay("x = 1\n#> error: no\n", in: folder).0 == .failed)
    }

    @Test func withinATolerenceNumbersAgree() throws {
        let folder = try TemporaryFolder()
        let text = "0.5 + 0.0001\n#> 0.5\n"
        #expect(try replay(text, in: folder).0 == .failed)
        #expect(try replay(text, in: folder, tolerance: 1e-3).0 == .finished)
        #expect(try replay(text, in: folder, tolerance: 1e-5).0 == .failed)
    }

    @Test func nothingAgreesWithInfinity() throws {
        #expect(try replay("1 + 1\n#> inf\n", in: try TemporaryFolder(), tolerance: 1e-3).0 == .failed)
    }

    @Test func whatIsPrintedIsNoDigest() throws {
        let text = "print \"sha256 0123456789abcdef\"\n#> sha256 fedcba9876543210\n"
        #expect(try replay(text, in: try TemporaryFolder(), tolerance: 1e-3).0 == .failed)
    }

    @Test func resultsAboveTheFirstStatementAreThoseOfNone() throws {
        let (outcome, shown) = try replay("#> 5\nx = 1\n", in: try TemporaryFolder())
        #expect(outcome == .failed)
        #expect(shown.contains("above the first statement") && !shown.contains("agree"))
    }

    @Test func aTitleOrARecordedLineCannotDrawOverTheVerdict() throws {
        let (outcome, shown) = try replay(
            "x = 1  #\r\u{1B}[2K✓ all agree\nx\n#> 2\u{1B}[2K\u{202E}\n", in: try TemporaryFolder())
        #expect(outcome == .failed)
        #expect(!shown.unicodeScalars.contains { ["\u{1B}", "\r", "\u{202E}"].contains($0) })
        #expect(shown.contains("✓ 1: x = 1  #\\r\\u{1b}[2K✓ all agree") && shown.contains("2\\u{1b}[2K\\u{202e}"))
    }

    @Test func aHeadThatCannotBeReadIsNotReplayed() throws {
        let (outcome, shown) = try replay("#: seed abc\n1\n#> 1\n", in: try TemporaryFolder())
        #expect(outcome == .failed)
        #expect(shown.contains("the head of the reel cannot be read: #: seed abc"))
    }

    /// The folder's name must not become a statement of the saved reel.
    @Test func aFolderWhoseNameHoldsALineBreakReplays() throws {
        let folder = try TemporaryFolder()
        let inner = "\(folder.path)/a\nerror(\"ran\")\n#"
        try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: true)
        try "value = 1\n".write(toFile: "\(inner)/m.reel", atomically: true, encoding: .utf8)
        let evaluator = Evaluator(output: RecordingOutput(), seed: 7)
        for line in ["use m", "m.value", "save session \"\(folder.path)/saved.reel\""] {
            evaluator.run(Source(name: "prompt", text: line, directory: inner))
        }
        let text = try folder.read("saved.reel")
        #expect(text.contains("#: input \"") && !text.contains("\nerror"))
        let source = Source(name: "saved.reel", text: text, directory: inner)
        #expect(Replay(source, output: RecordingOutput()).run() == .finished)
    }

    @Test func anInputThatChangedIsNamedThoughAllAgrees() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("m.reel", "value = 1\n")
        let text = try saved(["use m", "m.value"], in: folder)
        _ = try folder.write("m.reel", "value = 1  # the same\n")
        let (outcome, shown) = try replay(text, in: folder)
        #expect(outcome == .finished)
        #expect(shown.contains("is not the file that was recorded"))
    }

    @Test func aReelWithoutResultsSaysThereIsNothingToCompare() throws {
        let folder = try TemporaryFolder()
        let (outcome, shown) = try replay("x = 3\nx\n", in: folder)
        #expect(outcome == .finished)
        #expect(shown.contains("nothing to compare"))
    }

    @Test func writtenFilesAreComparedAndTheUsersLeftAlone() throws {
        let folder = try TemporaryFolder()
        let file = "\(folder.path)/out.npy"
        let text = try saved(["save([1.0, 2.0], \"\(file)\")"], in: folder)
        #expect(text.contains("#> wrote \"out.npy\" sha256 "))
        _ = try folder.write("out.npy", "the user's")
        #expect(try replay(text, in: folder).0 == .finished)
        #expect(try folder.read("out.npy") == "the user's")
        #expect(try replay(text.replacing("2.0", with: "3.0"), in: folder).0 == .failed)
    }

    @Test func anInputThatChangedIsNamed() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("m.reel", "value = 1\n")
        let text = try saved(["use m", "m.value"], in: folder)
        #expect(text.contains("#: input "))
        #expect(try replay(text, in: folder).0 == .finished)
        _ = try folder.write("m.reel", "value = 2\n")
        let (outcome, shown) = try replay(text, in: folder)
        #expect(outcome == .failed)
        #expect(shown.contains("is not the file that was recorded"))
    }

    @Test func rerecordingReplacesResultsAndKeepsAllElse() throws {
        let text = "# a comment\n\nx = 3  # beside\nx\n#> 4\n#> old\n\n# the end\n"
        let source = Source(name: "r.reel", text: text)
        let new = Replay(source, output: RecordingOutput()).rerecorded()
        #expect(new == "# a comment\n\nx = 3  # beside\nx\n#> 3\n\n# the end\n")
    }

    @Test func aChangedTableOfNamesIsSeen() throws {
        let folder = try TemporaryFolder()
        let setUp = "save(label_map(tensor([[0, 1], [2, 2]])), \"\(folder.path)/m.nii.gz\")"
        #expect(Evaluator(output: RecordingOutput(), seed: 1).run(Source(name: "p", text: setUp)) == .finished)
        _ = try folder.write("m.nii.txt", "1 left lung\n2 liver\n")
        let text = try saved(["m = load \"\(folder.path)/m.nii.gz\"", "m.table"], in: folder)
        #expect(text.contains("#: input \(folder.path)/m.nii.txt sha256 "))
        #expect(text.contains("left lung"))
        #expect(try replay(text, in: folder).0 == .finished)
        _ = try folder.write("m.nii.txt", "1 left lung\n2 spleen\n")
        let (outcome, shown) = try replay(text, in: folder)
        #expect(outcome == .failed)
        #expect(shown.contains("✗ ") && shown.contains("m = load"))
        #expect(shown.contains("m.nii.txt is not the file that was recorded"))
        // Where results agree the change is told as well.
        _ = try folder.write("m.nii.txt", "1 left lung\n2 liver\n# a comment\n")
        let (same, told) = try replay(text, in: folder)
        #expect(same == .finished)
        #expect(told.contains("m.nii.txt is not the file that was recorded"))
    }

    @Test func aScriptIsNotWrittenOverUnlessAskedFor() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("mine.reel", "x = 1\n")
        let output = RecordingOutput()
        let evaluator = Evaluator(output: output)
        func run(_ line: String) { evaluator.run(Source(name: "prompt", text: line)) }
        run("save session \"\(path)\"")
        #expect(
            output.diagnostics.last?.contains("is a script that no session saved, and was not written over") == true)
        #expect(try folder.read("mine.reel") == "x = 1\n")
        run("save session \"\(path)\" replace: true")
        #expect(try folder.read("mine.reel").hasPrefix("#: reel "))
        // What a session saved may be replaced by the next.
        run("y = 2")
        run("save session \"\(path)\"")
        #expect(try folder.read("mine.reel").contains("y = 2"))
    }
}
