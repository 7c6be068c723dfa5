import Foundations
import Labels
import Tensors

/// A grid of which each voxel stands for a block of factor^d of an image, and is labelled as the block's voxel just before
/// the middle. Voxels of it that lie in the zeros around the image are ignored.
struct CoarseGrid {
    /// Voxels along each axis.
    let size: [Int]
    /// For each of its voxels the offset of a voxel of the image; some voxel of it for those outside.
    private let offsets: [Int]
    /// nil where all lie inside.
    private let isOutside: [Bool]?

    /// - Parameters:
    ///   - margin: zeros in front of the image, by axis.
    ///   - image: voxels of the image along each axis.
    init(size: [Int], factor: Int, margin: [Int], image: [Int]) {
        self.size = size
        var offsets = [0]
        var isOutside = [false]
        for axis in size.indices {
            let places = (0..<size[axis]).map { factor * $0 + (factor - 1) / 2 - margin[axis] }
            offsets = offsets.flatMap { offset in
                places.map { offset * image[axis] + min(max($0, 0), image[axis] - 1) }
            }
            isOutside = isOutside.flatMap { outside in
                places.map { outside || $0 < 0 || $0 >= image[axis] }
            }
        }
        self.offsets = offsets
        self.isOutside = isOutside.contains(true) ? isOutside : nil
    }

    var isWhollyInside: Bool { isOutside == nil }

    /// The values that the grid's voxels have in the image, and a value of their own for those outside.
    func sampled(_ values: [Float], outside: Float? = nil) -> [Float] {
        guard let outside, let isOutside else { return offsets.map { values[$0] } }
        return offsets.indices.map { isOutside[$0] ? outside : values[offsets[$0]] }
    }

    func sampled(_ annotation: Annotation) throws -> Annotation {
        let inside = try annotation.gathered(offsets, shape: size)
        return try isOutside.map { try inside.ignoring($0) } ?? inside
    }

    /// Of a tensor `[n, image…, channels]` the elements at the grid's voxels, `[n, size…, channels]`.
    func sampled(_ tensor: Tensor) throws -> Tensor {
        let (n, channels) = (tensor.shape[0], tensor.shape[tensor.rank - 1])
        let voxels = tensor.count / max(n * channels, 1)
        return try Tensor(shape: [n] + size + [channels]) { buffer in
            tensor.withFloats { values in
                var to = 0
                for sample in 0..<n {
                    for offset in offsets {
                        let from = (sample * voxels + offset) * channels
                        for channel in 0..<channels { buffer[to + channel] = values[from + channel] }
                        to += channels
                    }
                }
            }
        }
    }
}
