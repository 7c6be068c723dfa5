import Foundations
import Testing

@testable import Metrics

@Test func cornersConnectInTwoDimensions() throws {
    let mask = [
        true, false, false, false,
        false, true, false, true,
        false, false, false, true,
    ]
    let components = try ConnectedComponents(mask, size: [3, 4])
    #expect(components.sizes == [2, 2])
    #expect(components.labels == [1, 0, 0, 0, 0, 1, 0, 2, 0, 0, 0, 2])
}

@Test func edgesConnectInThreeDimensionsCornersDoNot() throws {
    func mask(_ voxels: [[Int]]) -> [Bool] {
        var mask = [Bool](repeating: false, count: 27)
        for v in voxels { mask[(v[0] * 3 + v[1]) * 3 + v[2]] = true }
        return mask
    }
    #expect(try ConnectedComponents(mask([[0, 0, 0], [1, 1, 0]]), size: [3, 3, 3]).count == 1)
    #expect(try ConnectedComponents(mask([[0, 0, 0], [1, 1, 1]]), size: [3, 3, 3]).count == 2)
    #expect(try ConnectedComponents(mask([[0, 0, 2], [0, 1, 0]]), size: [3, 3, 3]).count == 2)
}

@Test func rowsDoNotConnectAroundTheBorder() throws {
    #expect(try ConnectedComponents([false, false, true, true, false, false], size: [2, 3]).count == 2)
}

@Test func aLongSnakeIsOneComponent() throws {
    let side = 300
    let mask = (0..<(side * side)).map { voxel in
        let (x, y) = (voxel / side, voxel % side)
        return x % 2 == 0 || y == (x % 4 == 1 ? 0 : side - 1)
    }
    #expect(try ConnectedComponents(mask, size: [side, side]).count == 1)
}

@Test func aMaskOfAnotherSizeIsRefused() {
    #expect(throws: Problem.self) { try ConnectedComponents([true], size: [1, 2]) }
    #expect(throws: Problem.self) { try ConnectedComponents([true], size: [1]) }
}
