import Builtins
import Foundation
import Foundations
import Language
import Plotting
import Testing

@testable import Session

@Suite struct EvaluatorTests {
    private func session(seed: UInt64 = 0) -> (Evaluator, RecordingOutput) {
        let output = RecordingOutput()
        return (Evaluator(output: output, seed: seed), output)
    }

    private func source(_ text: String) -> Source { Source(name: "test", text: text) }

    /// Runs a text under a cancellation of its own, and asks it to stop after a tenth of a second.
    private func interrupted(_ evaluator: Evaluator, _ text: String) -> Evaluator.Outcome {
        let cancellation = Cancellation()
        // On a thread of its own: those of a queue may all be busy with other tests.
        Thread.detachNewThread {
            Thread.sleep(forTimeInterval: 0.1)
            cancellation.request()
        }
        return Cancellation.$current.withValue(cancellation) { evaluator.run(source(text)) }
    }

    @Test func bareExpressionsAreShown() {
        let (evaluator, output) = session()
        #expect(evaluator.run(source("x = 40\nx + 2\nx;")) == .finished)
        #expect(output.shown == ["42"])
    }

    @Test func variablesLiveFromOneSourceToTheNext() {
        let (evaluator, output) = session()
        evaluator.run(source("x = 40"))
        evaluator.run(source("x + 2"))
        #expect(output.shown == ["42"])
        #expect(evaluator.variables.map(\.name) == ["x"])
    }

    @Test func anErrorEndsTheSourceAndLeavesTheVariables() {
        let (evaluator, output) = session()
        #expect(evaluator.run(source("x = 40\ny = x // 0\nx = 1")) == .failed)
        #expect(output.diagnostics.count == 1)
        #expect(output.diagnostics.first?.hasPrefix("test:2:") == true)
        evaluator.run(source("x"))
        #expect(output.shown == ["40"])
    }

    @Test func aFailedStatementThatChangedNothingIsLeftOut() {
        let (evaluator, _) = session()
        evaluator.run(source("x = 1"))
        evaluator.run(source("y = x // 0"))
        evaluator.run(source("x = [1]"))
        evaluator.run(source("x[7] = 1"))
        #expect(evaluator.journal.entries.map(\.text) == ["x = 1", "x = [1]"])
    }

    @Test func aFailedStatementThatChangedSomethingIsRecordedWithItsError() {
        let (evaluator, _) = session()
        evaluator.run(source("for i in 0..3 { x = i; if i == 1 { error \"no\" } }"))
        #expect(evaluator.journal.entries.map(\.recorded) == [["error: no"]])
    }

    @Test func aFailedStatementGivesItsDrawsBack() {
        let (one, first) = session(seed: 7)
        one.run(source("uniform([2])"))
        let (two, second) = session(seed: 7)
        two.run(source("x = uniform([2]) + nowhere"))
        two.run(source("[uniform([2]), 1 // 0]"))
        two.run(source("uniform([2])"))
        #expect(first.shown == second.shown)
    }

    @Test func aStopAskedForAtTheEndOfTheLastStatementIsNotDropped() {
        final class StoppingOutput: SessionOutput {
            let width = 80
            let isColourAllowed = false
            func show(_ text: String) { Cancellation.current.request() }
            func showTransient(_ text: String) {}
            func showDiagnostic(_ diagnostic: Diagnostic) {}
            func showPicture(_ picture: Picture) {}
            func progress(_ title: String, total: Int) -> any Foundations.Progress { SilentProgress() }
        }
        let evaluator = Evaluator(output: StoppingOutput())
        Cancellation.$current.withValue(Cancellation()) {
            #expect(evaluator.run(source("x = 3\nprint x")) == .interrupted)
        }
        #expect(evaluator.journal.entries.map(\.text) == ["x = 3", "print x"])
    }

    @Test func anInterruptedStatementStopsAndLeavesNoTrace() {
        let (evaluator, output) = session()
        evaluator.run(source("x = 42"))
        #expect(interrupted(evaluator, "while true { }") == .interrupted)
        #expect(evaluator.run(source("x")) == .finished)
        #expect(output.shown == ["42"])
        #expect(evaluator.journal.entries.map(\.text) == ["x = 42", "x"])
    }

    @Test(arguments: [
        "while true { normal([1]); }", "for i in 0..1000000000 { normal([1]); }",
        "def g() { while true { normal([1]) } }; g()", "n = 0; while true { n += 1; x = normal([1]) }",
        "while true { seed 3; normal([1]); }",
    ])
    func anInterruptedStatementGivesItsDrawsBack(_ text: String) {
        let (plain, expected) = session(seed: 7)
        plain.run(source("normal([2])"))
        plain.run(source("normal([1])"))
        let (evaluator, output) = session(seed: 7)
        evaluator.run(source("normal([2])"))
        #expect(interrupted(evaluator, text) == .interrupted)
        evaluator.run(source("normal([1])"))
        #expect(output.shown == expected.shown)
    }

    @Test func whatWasDoneBeforeTheInterruptedStatementIsRecorded() {
        let (evaluator, _) = session(seed: 7)
        #expect(interrupted(evaluator, "x = normal([1]); print 1; while true { y = normal([1]) }") == .interrupted)
        #expect(interrupted(evaluator, "z = 2; while true { }") == .interrupted)
        #expect(
            evaluator.journal.entries.map(\.text) == [
                "x = normal([1]); print 1;",
                "# interrupted, and not to be replayed:\n#   while true { y = normal([1]) }",
                "z = 2;",
            ])
        #expect(evaluator.journal.entries.first?.recorded.last == "1")
    }

    @Test func anInterruptedLoopThatAssignedIsKeptAsAComment() throws {
        let (evaluator, _) = session()
        #expect(interrupted(evaluator, "n = 0\nwhile true { n += 1 }") == .interrupted)
        let last = try #require(evaluator.journal.entries.last)
        #expect(last.text == "# interrupted, and not to be replayed:\n#   while true { n += 1 }")
    }

    @Test func recursionGoesToItsStatedDepthAndNoFurther() {
        let (evaluator, output) = session()
        evaluator.run(source("def f(n) { if n == 0 { 0 } else { 1 + f(n - 1) } }\nf(9000)"))
        #expect(output.shown == ["9000"])
        #expect(evaluator.run(source("def g(n) { 1 + g(n) }\ng(0)")) == .failed)
        #expect(output.diagnostics.count == 1)
    }

    @Test func recursionThroughBuiltinsAndDeepExpressionsEndsInAnError() {
        let (evaluator, output) = session()
        let open = String(repeating: "(1 + ", count: 300)
        let close = String(repeating: ")", count: 300)
        #expect(evaluator.run(source("def f(x) { \(open)map([x], f)[0]\(close) }\nf(0)")) == .failed)
        #expect(output.diagnostics.count == 1)
    }

    @Test func aHundredThousandBracketsAreAnError() {
        let (evaluator, output) = session()
        #expect(evaluator.run(source(String(repeating: "[", count: 100_000))) == .failed)
        #expect(!output.diagnostics.isEmpty)
    }

    @Test func checkRunsNothing() {
        let (evaluator, output) = session()
        #expect(evaluator.check(source("print \"ran\"\nnowhere(1)")) == .failed)
        #expect(output.shown.isEmpty)
        #expect(output.diagnostics.count == 1)
        #expect(evaluator.check(source("print \"ran\"")) == .finished)
    }

    @Test func whatIsRecordedDoesNotDependOnTheWidth() {
        let (narrow, first) = session()
        let (wide, second) = session()
        first.width = 30
        second.width = 200
        for evaluator in [narrow, wide] { evaluator.run(source("repeat([1234567], 40)")) }
        #expect(narrow.journal.entries == wide.journal.entries)
        #expect(first.shown != second.shown)
    }

    @Test func aTrainingIsUnsavedUntilTheSessionIsSaved() throws {
        let folder = try TemporaryFolder()
        let (evaluator, _) = session()
        evaluator.run(source("h = hierarchy({liver: 1, spleen: 2})"))
        evaluator.run(source("d = phantom(\"abdomen\", regions: h, count: 2, size: [16, 16])"))
        evaluator.run(source("t = trainer(unet(dims: 2, levels: 2, features: 2, condition: h), d, batch: 1)"))
        #expect(!evaluator.isTrainingUnsaved)
        evaluator.run(source("step t"))
        #expect(evaluator.isTrainingUnsaved)
        evaluator.run(source("save session \"\(folder.path)/s.reel\""))
        #expect(!evaluator.isTrainingUnsaved)
        evaluator.run(source("train t steps: 1"))
        #expect(evaluator.isTrainingUnsaved)
    }

    @Test func howLongAStepTookIsToldBehindItAndNotRecorded() {
        let (evaluator, output) = session()
        evaluator.run(source("h = hierarchy({liver: 1, spleen: 2})"))
        evaluator.run(source("d = phantom(\"abdomen\", regions: h, count: 2, size: [16, 16])"))
        evaluator.run(source("t = trainer(unet(dims: 2, levels: 2, features: 2, condition: h), d, batch: 1)"))
        evaluator.run(source("step t\nfor i in 0..2 { step t }"))
        #expect(output.shown.count == 1)
        #expect(output.transient.count == 1)
        #expect(output.transient.first?.hasSuffix("s") == true)
    }

    @Test func aStatementThatShowsAHugeValueCanBeStopped() {
        let (evaluator, output) = session()
        // Its digest goes over 3.2 GB, which no processor has done within the tenth of a second.
        evaluator.run(source("x = zeros([100000000])\ny = {a: x, b: x, c: x, d: x, e: x, f: x, g: x, h: x}"))
        let start = ContinuousClock.now
        #expect(interrupted(evaluator, "y") == .interrupted)
        #expect(output.shown.isEmpty)
        // Other tests run beside this one, so the bound is wide.
        #expect(ContinuousClock.now - start < .seconds(5))
    }
}
