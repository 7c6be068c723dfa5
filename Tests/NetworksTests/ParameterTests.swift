import Tensors
import Testing

@testable import Networks

@Suite struct ParameterTests {
    @Test func gradientsAreAskedForByTheLeafOfTheValueInUse() throws {
        let parameter = Parameter("w", try Tensor([1, 2], shape: [2]))
        parameter.value = try Tensor([3, 4], shape: [2])
        let loss = try (parameter.leaf * parameter.leaf).sum()
        #expect(try loss.gradients()[parameter.leaf]?.floats == [6, 8])
    }

    @Test func prefixesJoinWithDots() throws {
        let parameter = Parameter("w", try .zeros([1]))
        #expect(prefixed("a.0", [("weight", parameter)]).map(\.0) == ["a.0.weight"])
    }
}
