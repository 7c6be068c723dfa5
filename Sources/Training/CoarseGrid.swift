import Foundations
import Labels
import Tensors

/// A grid of which each voxel stands for a block of factor^d of an image: for regions for the mean over the block, for leaves
/// for the label that most of its voxels have, of equals the one that is rarer in the image. Voxels of a block that lie in the
/// zeros around the image, or are ignored, do not count; a block of nothing else is ignored.
struct CoarseGrid {
    /// Voxels along each axis.
    let size: [Int]
    /// Of the image; axes that it lacks come first and have one voxel, here and in `ranges`.
    private let image: [Int]
    /// The image's voxels along each axis that every place of the grid stands for.
    private let ranges: [[Range<Int>]]

    /// - Parameters:
    ///   - margin: zeros in front of the image, by axis.
    ///   - image: voxels of the image along each axis; up to three.
    init(size: [Int], factor: Int, margin: [Int], image: [Int]) {
        self.size = size
        let missing = [Int](repeating: 1, count: max(3 - image.count, 0))
        self.image = missing + image
        ranges =
            missing.map { _ in [0..<1] }
            + size.indices.map { axis in
                (0..<size[axis]).map { place in
                    let first = factor * place - margin[axis]
                    let start = min(max(first, 0), image[axis])
                    return start..<max(min(first + factor, image[axis]), start)
                }
            }
    }

    /// Every voxel with the offsets of the image's voxels in its block, in row-major order.
    private func forEachBlock(_ body: (_ voxel: Int, _ block: [Int]) -> Void) {
        var block: [Int] = []
        var voxel = 0
        for plane in ranges[0] {
            for row in ranges[1] {
                for column in ranges[2] {
                    block.removeAll(keepingCapacity: true)
                    for i in plane {
                        for j in row {
                            for k in column { block.append((i * image[1] + j) * image[2] + k) }
                        }
                    }
                    body(voxel, block)
                    voxel += 1
                }
            }
        }
    }

    private var count: Int { size.reduce(1, *) }

    /// Whether every voxel stands for some of the image.
    var isWhollyInside: Bool { ranges.allSatisfy { $0.allSatisfy { !$0.isEmpty } } }

    /// The mean of the weights over each block; 0 where it holds nothing of the image.
    func weights(_ weights: [Float]) -> [Float] {
        var result = [Float](repeating: 0, count: count)
        forEachBlock { voxel, block in
            if !block.isEmpty { result[voxel] = block.reduce(0) { $0 + weights[$1] } / Float(block.count) }
        }
        return result
    }

    /// The mean of the values over each block, by weights where some are given; 0 where nothing has weight.
    func values(_ values: [Float], weights: [Float]? = nil) -> [Float] {
        var result = [Float](repeating: 0, count: count)
        forEachBlock { voxel, block in
            var (sum, weight): (Float, Float) = (0, 0)
            for offset in block {
                let own = weights?[offset] ?? 1
                sum += own * values[offset]
                weight += own
            }
            if weight > 0 { result[voxel] = sum / weight }
        }
        return result
    }

    func sampled(_ annotation: Annotation) throws -> Annotation {
        let (indices, counts, ignored) = (annotation.indices, annotation.counts, annotation.ignored)
        var votes = [Int](repeating: 0, count: annotation.sets.count)
        var isOutside = [Bool](repeating: false, count: count)
        var chosen = [Int](repeating: 0, count: count)
        forEachBlock { voxel, block in
            isOutside[voxel] = block.isEmpty
            // Where nothing counts any voxel will do: it is ignored.
            var best = block.first ?? 0
            var most = 0
            for offset in block where ignored?[offset] != true { votes[Int(indices[offset])] += 1 }
            for offset in block where ignored?[offset] != true {
                let set = Int(indices[offset])
                if votes[set] > most || votes[set] == most && counts[set] < counts[Int(indices[best])] {
                    (best, most) = (offset, votes[set])
                }
            }
            for offset in block { votes[Int(indices[offset])] = 0 }
            chosen[voxel] = best
        }
        let inside = try annotation.gathered(chosen, shape: size)
        return try isOutside.contains(true) ? inside.ignoring(isOutside) : inside
    }

    /// Of a tensor `[n, image…, channels]` of zeros and ones what half of each block or more is, `[n, size…, channels]`.
    func sampled(_ tensor: Tensor) throws -> Tensor {
        let (n, channels) = (tensor.shape[0], tensor.shape[tensor.rank - 1])
        let voxels = tensor.count / max(n * channels, 1)
        return try Tensor(shape: [n] + size + [channels]) { buffer in
            tensor.withFloats { values in
                for sample in 0..<n {
                    forEachBlock { voxel, block in
                        for channel in 0..<channels {
                            let ones = block.count { values[(sample * voxels + $0) * channels + channel] != 0 }
                            buffer[(sample * count + voxel) * channels + channel] =
                                !block.isEmpty && 2 * ones >= block.count ? 1 : 0
                        }
                    }
                }
            }
        }
    }
}
