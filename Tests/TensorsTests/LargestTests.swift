import Foundations
import Testing

@testable import Tensors

@Suite struct LargestTests {
    @Test func theLargestAreMarkedTheFirstOfEquals() throws {
        let x = try Tensor([0.5, 0.9, 0.5, 0.1], shape: [2, 2])
        #expect(try x.largest(0).floats == [0, 0, 0, 0])
        #expect(try x.largest(2).floats == [1, 1, 0, 0])
        #expect(try x.largest(3).floats == [1, 1, 1, 0])
        #expect(try x.largest(4).floats == [1, 1, 1, 1])
        #expect(try x.largest(1).shape == [2, 2])
        #expect(try Tensor(integers: [3, 7, 5], shape: [3]).largest(1).floats == [0, 1, 0])
    }

    @Test func whatIsNoNumberComesLast() throws {
        let x = try Tensor([.nan, -1, .infinity, .nan, -.infinity])
        #expect(try x.largest(3).floats == [0, 1, 1, 0, 1])
        #expect(try x.largest(4).floats == [1, 1, 1, 0, 1])
    }

    @Test func itAgreesWithAThresholdOnRandomNumbers() throws {
        var stream = RandomStream(seed: 5)
        let x = try Tensor.randomUniform([13, 17], stream: &stream)
        for number in [1, 40, 200] {
            let least = x.floats.sorted(by: >)[number - 1]
            #expect(try x.largest(number).floats == x.floats.map { $0 >= least ? 1 : 0 })
        }
    }

    @Test func moreThanThereAreCannotBeChosen() throws {
        let problem = #expect(throws: Problem.self) { try Tensor([1, 2]).largest(3) }
        #expect(problem?.message == "3 elements cannot be chosen out of 2")
        #expect(throws: Problem.self) { try Tensor([1, 2]).largest(-1) }
    }
}
