import Foundations
import TestSupport
import Testing

@testable import Tensors

@Suite struct SkipPartTests {
    @Test(arguments: SkipCase.all) func givesTheWholeConvolutionAsOftenAsIsWanted(_ example: SkipCase) throws {
        let inputs = try example.inputs()
        let part = try #require(try SkipPart(inputs[0], weight: inputs[2], bias: inputs[3]))
        for coarse in [inputs[1], try inputs[1] * 2] {
            let whole = try Tensor.plainSkipConvolution(
                skip: inputs[0], coarse: coarse, weight: inputs[2], bias: inputs[3])
            #expect(largestDifference(try part(coarse), whole) < 1e-5)
        }
    }

    @Test func aSkipOfOneSampleServesAllOfABatch() throws {
        let inputs = try SkipCase(batch: 3, coarse: [4, 5], channels: (2, 3, 4)).inputs()
        let one = try inputs[0].sliced([.range(from: 1, to: 2, step: 1)])
        let part = try #require(try SkipPart(one, weight: inputs[2]))
        let whole = try Tensor.plainSkipConvolution(
            skip: one.broadcast(to: inputs[0].shape), coarse: inputs[1], weight: inputs[2])
        #expect(largestDifference(try part(inputs[1]), whole) < 1e-5)
    }

    @Test func whatCannotBeTakenApartIsNot() throws {
        let inputs = try FiniteDifferences.inputs([[1, 4, 4, 2], [5, 5, 5, 2], [3, 3, 2, 4]])
        #expect(try SkipPart(inputs[0], weight: inputs[1]).map { _ in true } == nil)
        #expect(try SkipPart(inputs[0], weight: inputs[2]).map { _ in true } == nil)
    }

    @Test func aCoarseTensorOfAnotherSizeIsRefused() throws {
        let inputs = try FiniteDifferences.inputs([[2, 4, 4, 2], [3, 3, 5, 2], [2, 3, 2, 3], [3, 2, 2, 3]])
        let part = try #require(try SkipPart(inputs[0], weight: inputs[1]))
        #expect(throws: Problem.self) { try part(inputs[2]) }
        #expect(throws: Problem.self) { try part(inputs[3]) }
    }
}
