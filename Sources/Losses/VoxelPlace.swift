import Foundations
import Tensors

/// A voxel of a batch: the sample, and the voxel's number in row-major order.
public struct VoxelPlace: Sendable, Equatable {
    public let sample: Int
    public let voxel: Int
    /// Where the voxel is, along each spatial axis.
    public let indices: [Int]

    /// A voxel of images with one axis.
    public init(sample: Int, voxel: Int) { self.init(sample: sample, voxel: voxel, indices: [voxel]) }

    private init(sample: Int, voxel: Int, indices: [Int]) {
        (self.sample, self.voxel, self.indices) = (sample, voxel, indices)
    }

    /// Whatever it was made from.
    public static func == (one: VoxelPlace, other: VoxelPlace) -> Bool {
        (one.sample, one.voxel) == (other.sample, other.voxel)
    }

    /// From indices [spatial…] of the first sample, or [n, spatial…]; negative ones count from the end.
    ///
    /// - Throws: `Problem` for a wrong number of indices, or one outside.
    public init(_ indices: [Int], samples: Int, shape: [Int]) throws {
        guard indices.count == shape.count || indices.count == shape.count + 1 else {
            throw Problem(
                .value,
                "a voxel of the batch \([samples] + shape) has \(shape.count == 1 ? "1 index" : "\(shape.count) indices"), or "
                    + "\(shape.count + 1) with the sample's number in front; found \(indices)", argument: "at")
        }
        let full = indices.count == shape.count ? [0] + indices : indices
        var offsets: [Int] = []
        for (index, size) in zip(full, [samples] + shape) {
            let place = index < 0 ? index &+ size : index
            guard (0..<size).contains(place) else {
                throw Problem(
                    .value, "the voxel \(indices) is outside of the batch \([samples] + shape)", argument: "at")
            }
            offsets.append(place)
        }
        let indices = Array(offsets.dropFirst())
        self.init(
            sample: offsets[0], voxel: zip(indices, shape).reduce(0) { $0 * $1.1 + $1.0 }, indices: indices)
    }

    /// Where the voxel's channels begin in a tensor [n, …, channels].
    func offset(in tensor: Tensor) -> Int {
        let channels = tensor.shape.last ?? 1
        return sample * (tensor.count / max(tensor.shape.first ?? 1, 1)) + voxel * channels
    }

    /// The voxel's channels.
    func values(of tensor: Tensor) throws -> [Double] {
        let channels = tensor.shape.last ?? 1
        let start = offset(in: tensor)
        guard start >= 0, start + channels <= tensor.count else {
            throw Problem(.value, "there is no such voxel in a tensor of shape \(tensor.shape)", argument: "at")
        }
        return tensor.withFloats { $0[start..<(start + channels)].map(Double.init) }
    }
}
