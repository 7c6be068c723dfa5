import Foundations

/// The parts of a mask that hang together: 8 neighbours in 2D, 18 in 3D (all but the corners).
public struct ConnectedComponents: Sendable {
    /// 0 outside, else the number of the component, from 1 in the order of their first voxels.
    public let labels: [Int32]
    /// Voxels of each component; the first is number 1.
    public let sizes: [Int]

    /// - Throws: `Problem(.shape)` unless the mask fills a size of two or three axes.
    public init(_ mask: [Bool], size: [Int]) throws {
        guard size.count == 2 || size.count == 3, size.reduce(1, *) == mask.count else {
            throw Problem(.shape, "a mask of \(mask.count) voxels does not have the size \(size)")
        }
        let (sx, sy, sz) = (size[0], size[1], size.count == 3 ? size[2] : 1)
        var offsets: [(Int, Int, Int)] = []
        for x in -1...1 {
            for y in -1...1 {
                for z in size.count == 3 ? -1...1 : 0...0 where (1...2).contains(abs(x) + abs(y) + abs(z)) {
                    offsets.append((x, y, z))
                }
            }
        }
        var labels = [Int32](repeating: 0, count: mask.count)
        var sizes: [Int] = []
        var pending: [Int] = []
        for start in mask.indices where mask[start] && labels[start] == 0 {
            let number = Int32(truncatingIfNeeded: sizes.count + 1)
            labels[start] = number
            pending.append(start)
            var count = 0
            while let voxel = pending.popLast() {
                count += 1
                let (x, y, z) = (voxel / (sy * sz), voxel / sz % sy, voxel % sz)
                for (dx, dy, dz) in offsets {
                    let (nx, ny, nz) = (x + dx, y + dy, z + dz)
                    guard nx >= 0, nx < sx, ny >= 0, ny < sy, nz >= 0, nz < sz else { continue }
                    let next = (nx * sy + ny) * sz + nz
                    if mask[next], labels[next] == 0 {
                        labels[next] = number
                        pending.append(next)
                    }
                }
            }
            sizes.append(count)
        }
        self.labels = labels
        self.sizes = sizes
    }

    public var count: Int { sizes.count }
}
