import Foundation
import Foundations
import Tensors
import Testing

@testable import Uncertainty

@Test func entropyCountsBothOutcomesInNats() throws {
    #expect(abs(VoxelEntropy.of(0.5) - log(2)) < 1e-15)
    #expect(VoxelEntropy.of(0) == 0 && VoxelEntropy.of(1) == 0)
    #expect(abs(VoxelEntropy.of(0.2) - VoxelEntropy.of(0.8)) < 1e-15)
    let map = try VoxelEntropy.map(Tensor([0, 0.5, 1], shape: [1, 3])).floats
    #expect(map == [0, Float(log(2.0)), 0])
}
