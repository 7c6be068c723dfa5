import Foundations
import Testing

@testable import Tensors

@Test func floorsAndRounds() throws {
    let x = try Tensor([-1.5, -0.2, 0.5, 1.5], shape: [4])
    #expect(try x.floored().floats == [-2, -1, 0, 1])
    #expect(try x.rounded().floats == [-2, 0, 0, 2])
}

@Test func floorDivisionOfIntegersIsExact() throws {
    let a = try Tensor(integers: [7, -7, 7, -7, 9_007_199_254_740_993], shape: [5])
    let b = try Tensor(integers: [2, 2, -2, -2, 1], shape: [5])
    #expect(try a.floorDivided(by: b).integers == [3, -4, -4, 3, 9_007_199_254_740_993])
}

@Test func integersDividedByZeroAreAnError() throws {
    let problem = #expect(throws: Problem.self) {
        try Tensor(integers: [1], shape: [1]).floorDivided(by: Tensor(integers: [0], shape: [1]))
    }
    #expect(problem?.kind == .numeric)
}
