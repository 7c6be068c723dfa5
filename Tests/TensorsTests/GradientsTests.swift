import Foundations
import TestSupport
import Testing

@testable import Tensors

@Suite struct GradientsTests {
    @Test func aProductHasTheOtherFactorAsGradient() throws {
        let a = try Tensor([2, 3]).watched()
        let b = try Tensor([5, 7]).watched()
        let gradients = try (a * b).sum().gradients()
        #expect(gradients[a]?.floats == [5, 7])
        #expect(gradients[b]?.floats == [2, 3])
    }

    @Test func contributionsAreAdded() throws {
        let a = try Tensor([2]).watched()
        let y = try a * a + a + a
        #expect(try y.sum().gradients()[a]?.floats == [6])
    }

    @Test func aDetachedTensorHasNoGradient() throws {
        let a = try Tensor([2]).watched()
        #expect(try (a * a.detached()).sum().gradients()[a]?.floats == [2])
        #expect(try withoutTape { try a * a }.isRecorded == false)
    }

    @Test func onlyRecordedNumbersHaveGradients() throws {
        #expect(throws: Problem.self) { try Tensor([1, 2]).watched().gradients() }
        #expect(throws: Problem.self) { try Tensor(1).gradients() }
    }

    @Test func aChainOfHundredThousandsIsWalkedAndReleased() throws {
        let leaf = try Tensor(1).watched()
        var y = leaf
        for _ in 0..<200_000 { y = try y + 0 }
        #expect(try y.gradients()[leaf]?.floats == [1])
    }

    @Test func pullbacksMayHoldTheChainThemselves() throws {
        var y = try Tensor(1).watched()
        for _ in 0..<200_000 {
            let held = y
            y = .operation(inputs: [y], output: y, name: "hold") { dy in
                [try dy + held.detached() * 0]
            }
        }
        #expect(y.isRecorded)
    }

    @Test(arguments: [
        [[2, 3], [2, 3]], [[2, 3], [3]], [[4, 1, 2], [3, 1]], [[], [2, 2]], [[2, 5, 1], [2, 1, 4]],
    ])
    func broadcastArithmeticAgreesWithFiniteDifferences(shapes: [[Int]]) throws {
        let inputs = try FiniteDifferences.inputs(shapes)
        #expect(try FiniteDifferences.disagreement(inputs) { try $0[0] + $0[1] } < 1e-3)
        #expect(try FiniteDifferences.disagreement(inputs) { try $0[0] - $0[1] } < 1e-3)
        #expect(try FiniteDifferences.disagreement(inputs) { try $0[0] * $0[1] } < 1e-3)
        let positive = try [inputs[0], inputs[1].abs() + 1]
        #expect(try FiniteDifferences.disagreement(positive) { try $0[0] / $0[1] } < 1e-3)
        let bases = try [inputs[0].abs() + 1, inputs[1]]
        #expect(try FiniteDifferences.disagreement(bases) { try $0[0].power($0[1]) } < 2e-3)
    }

    @Test func aSumIsMadeInTheMemoryThatNobodyElseHolds() throws {
        let (held, free) = (try Tensor([1, 2]), try Tensor([10, 20]))
        let place = free.floatPointer
        func total(_ left: consuming Tensor, _ right: consuming Tensor) throws -> Tensor {
            try Tensor.total(consume left, consume right)
        }
        let sum = try total(held, consume free)
        #expect(sum.floatPointer == place)
        let other = try total(consume sum, held)
        #expect(other.floatPointer == place)
        #expect(other.floats == [12, 24])
        let own = try total(held, held)
        #expect(own.floatPointer != held.floatPointer)
        #expect(own.floats == [2, 4])
        #expect(held.floats == [1, 2])
    }
}
