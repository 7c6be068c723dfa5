import Foundations
import Tensors
import Testing

@testable import Losses

@Test func aVoxelIsOneOfTheFirstSampleUnlessSaid() throws {
    let first = try VoxelPlace([1, 2], samples: 3, shape: [4, 5])
    #expect(first == VoxelPlace(sample: 0, voxel: 7) && first.indices == [1, 2])
    let third = try VoxelPlace([2, 1, -1], samples: 3, shape: [4, 5])
    #expect(third == VoxelPlace(sample: 2, voxel: 9) && third.indices == [1, 4])
    let place = VoxelPlace(sample: 1, voxel: 1)
    #expect(try place.values(of: Tensor((0..<8).map { Float($0) }, shape: [2, 2, 2])) == [6, 7])
}

@Test func aVoxelOutsideIsRefused() {
    #expect(throws: Problem.self) { try VoxelPlace([4, 0], samples: 1, shape: [4, 5]) }
    #expect(throws: Problem.self) { try VoxelPlace([1], samples: 1, shape: [4, 5]) }
    #expect(throws: Problem.self) { try VoxelPlace([1, 0, 0], samples: 1, shape: [4, 5]) }
}
