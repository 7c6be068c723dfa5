import Foundations
import Testing

@testable import Tensors

@Suite struct OperationOfProbabilitiesTests {
    /// Tells by what it was differentiated.
    private func operation(_ p: Tensor) throws -> Tensor {
        try .operation(ofProbabilities: p, output: Tensor(1), name: "told") { _, byLogits in
            try Tensor(byLogits ? 2 : 1).broadcast(to: p.shape)
        }
    }

    @Test func goesStraightToTheLogitsOfASigmoid() throws {
        let z = try Tensor([0, 1, -2]).watched()
        let loss = try operation(z.sigmoid())
        #expect(try loss.gradients()[z]?.floats == [2, 2, 2])
    }

    @Test func goesToTheProbabilitiesWhereTheyAreSomethingElse() throws {
        let p = try Tensor([0.1, 0.4, 0.8]).watched()
        #expect(try operation(p).gradients()[p]?.floats == [1, 1, 1])
        let squared = try p.squared()
        #expect(try operation(squared).gradients()[p]?.floats == [0.2, 0.8, 1.6])
    }

    @Test func aSigmoidThatIsALeafItselfIsAsked() throws {
        let p = try Tensor([0, 1]).watched().sigmoid().watched()
        #expect(try operation(p).gradients()[p]?.floats == [1, 1])
    }

    @Test func whatElseUsesTheSigmoidAddsItsShare() throws {
        let z = try Tensor([0]).watched()
        let p = try z.sigmoid()
        let sum = try operation(p) + p.sum()
        #expect(try sum.gradients()[z]?.floats == [2.25])
    }

    @Test func nothingIsRecordedWhereThePredictionIsNot() throws {
        #expect(try !operation(Tensor([0, 1]).sigmoid()).isRecorded)
    }
}
