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
    let problem = #expect(throws: Problem.self) { try ConnectedComponents([true], size: [1, 1, 1, 1]) }
    #expect(problem?.message == "parts of a mask are found along 1 to 3 axes, it has the size [1, 1, 1, 1]")
}

/// Voxel by voxel from the first of each component on.
private func plainComponents(_ mask: [Bool], _ size: [Int]) -> [Int32] {
    let (sx, sy, sz) = (size[0], size[1], size.count == 3 ? size[2] : 1)
    var labels = [Int32](repeating: 0, count: mask.count)
    var count: Int32 = 0
    for start in mask.indices where mask[start] && labels[start] == 0 {
        count += 1
        labels[start] = count
        var pending = [start]
        while let voxel = pending.popLast() {
            let (x, y, z) = (voxel / (sy * sz), voxel / sz % sy, voxel % sz)
            for (dx, dy, dz) in (0..<27).map({ ($0 / 9 - 1, $0 / 3 % 3 - 1, $0 % 3 - 1) })
            where abs(dx) + abs(dy) + abs(dz) < 3 {
                let (nx, ny, nz) = (x + dx, y + dy, z + dz)
                guard 0..<sx ~= nx, 0..<sy ~= ny, 0..<sz ~= nz else { continue }
                let next = (nx * sy + ny) * sz + nz
                if mask[next], labels[next] == 0 {
                    labels[next] = count
                    pending.append(next)
                }
            }
        }
    }
    return labels
}

@Test(arguments: [[7, 9], [1, 30], [30, 1], [6, 7, 8], [1, 1, 1], [5, 1, 9], [0, 3]], [0.1, 0.3, 0.5, 0.9])
func runsGiveTheComponentsOfTheVoxels(_ size: [Int], _ share: Double) throws {
    var stream = RandomStream(seed: 3)
    for _ in 0..<20 {
        let mask = (0..<size.reduce(1, *)).map { _ in stream.uniform() < share }
        let components = try ConnectedComponents(mask, size: size)
        let plain = plainComponents(mask, size)
        #expect(components.labels == plain)
        let sizes = (0..<components.count).map { number in plain.count { Int($0) == number + 1 } }
        #expect(components.sizes == sizes)
    }
}
