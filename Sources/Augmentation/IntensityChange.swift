import Foundations
import Tensors

/// A change of intensities: every voxel, and with it its label, stays in its place.
protocol IntensityChange: DrawnTransform {
    /// Axes of space.
    var rank: Int { get }
    /// Changes one channel of one image, voxels in row-major order. `number` counts the channels of all images.
    func change(_ values: inout [Float], size: [Int], number: Int) throws
}

extension IntensityChange {
    func places(size: [Int]) throws -> Tensor? { nil }

    var undoing: (any DrawnTransform)? { Unchanged() }

    func apply(_ tensor: Tensor, leading: Int) throws -> Tensor {
        let layout = try ImageLayout(tensor.shape, leading: leading, rank: rank)
        return try Tensor(shape: tensor.shape) { target in
            try tensor.asFloats().withFloats { source in
                for image in 0..<layout.images {
                    for channel in 0..<layout.channels {
                        try Cancellation.check()
                        let first = image * layout.voxels * layout.channels + channel
                        var values = (0..<layout.voxels).map { source[first + $0 * layout.channels] }
                        try change(&values, size: layout.size, number: image * layout.channels + channel)
                        for voxel in 0..<layout.voxels { target[first + voxel * layout.channels] = values[voxel] }
                    }
                }
            }
        }
    }
}
