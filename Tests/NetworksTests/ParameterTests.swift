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

extension ParameterTests {
    @Test func aFrozenParameterHasNoGradientUntilItIsFreed() throws {
        let frozen = Parameter("w", try Tensor([1, 2], shape: [2]))
        let free = Parameter("v", try Tensor([3, 4], shape: [2]))
        frozen.isFrozen = true
        #expect(try !(frozen.leaf * frozen.leaf).isRecorded)
        frozen.value = try Tensor([5, 6], shape: [2])
        let loss = try (frozen.leaf * free.leaf).sum()
        let gradients = try loss.gradients()
        #expect(gradients[frozen.leaf] == nil && gradients[free.leaf]?.floats == [5, 6])
        frozen.isFrozen = false
        #expect(try (frozen.leaf * free.leaf).sum().gradients()[frozen.leaf]?.floats == [3, 4])
    }
}
