import Foundations
import Testing

@testable import Tensors

@Suite struct TensorTests {
    @Test func keepsValuesAndShape() throws {
        let x = try Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3])
        #expect(x.rank == 2)
        #expect(x.count == 6)
        #expect(x.floats == [1, 2, 3, 4, 5, 6])
        #expect(try Tensor(integers: [7, -8], shape: [2]).integers == [7, -8])
    }

    @Test func refusesValuesThatDoNotFillTheShape() {
        #expect(
            throws: Problem(.shape, "3 values do not fill a tensor of shape [2, 2], which has 4", argument: "shape")
        ) {
            try Tensor([1, 2, 3], shape: [2, 2])
        }
    }

    @Test(arguments: [[-1], [1 << 40, 1 << 40], [Int.max, 2], [1 << 30, 1 << 14]])
    func refusesSizesWithoutAllocating(shape: [Int]) {
        #expect(throws: Problem.self) { try Tensor.zeros(shape) }
    }

    @Test func aSizeBeyondTheMachineIsAMemoryProblem() throws {
        let problem = #expect(throws: Problem.self) { try Tensor.zeros([1 << 42]) }
        #expect(problem?.kind == .memory)
    }

    @Test func copiesOnWriteOnly() throws {
        let a = try Tensor([1, 2, 3])
        var b = a
        try b.withMutableFloats { $0[0] = 9 }
        #expect(a.floats == [1, 2, 3])
        #expect(b.floats == [9, 2, 3])
    }

    @Test func convertsBetweenElementTypes() throws {
        #expect(try Tensor([1.9, -1.9, .nan, 1e30]).integers == [1, -1, 0, .max])
        #expect(try Tensor(integers: [3], shape: []).scalar() == 3)
        #expect(throws: Problem.self) { try Tensor([1, 2]).scalar() }
    }

    @Test func anInterruptStopsTheNextOperation() throws {
        let flag = Cancellation()
        flag.request()
        Cancellation.$current.withValue(flag) {
            #expect(throws: Interrupted.self) { try Tensor.zeros([2]) }
        }
    }

    @Test func largeBuffersAreReused() throws {
        let shape = [1 << 19]
        let first = try Tensor.ones(shape).storage.pointer
        let second = try Tensor.ones(shape).storage.pointer
        _ = (first, second)
        #expect(BufferPool.usage.kept > 0)
        #expect(BufferPool.capacity(for: 1 << 21) == 1 << 21)
        #expect(BufferPool.capacity(for: (1 << 21) + 1) == (1 << 21) + (1 << 18))
    }

    @Test func memoryInUseCountsSmallTensorsToo() throws {
        let before = Tensor.memoryUsage.used
        let tensors = try (0..<2000).map { _ in try Tensor.zeros([15_000]) }
        // Other tests run beside this one.
        #expect(Tensor.memoryUsage.used - before > 60_000_000)
        #expect(Tensor.memoryUsage.peak >= 120_000_000)
        withExtendedLifetime(tensors) {}
    }
}
