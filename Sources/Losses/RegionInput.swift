import Foundations
import Tensors

/// The checked input of a region loss, seen as samples × voxels × channels.
struct RegionInput {
    let probabilities: Tensor
    let target: Tensor
    let weights: Tensor?
    let samples: Int
    let voxels: Int
    let channels: Int
    private let weightChannels: Int

    /// - Throws: `Problem(.shape)` with the shapes where they do not fit.
    init(_ probabilities: Tensor, _ target: Tensor, mask: Tensor?, loss: String) throws {
        let shape = probabilities.shape
        guard shape.count >= 2 else {
            throw Problem(
                .shape, "\(loss) takes a map [n, …, channels], found the shape \(shape)",
                remedy: "give it an axis for samples in front and one for channels at the end")
        }
        guard target.shape == shape else {
            throw Problem(
                .shape, "prediction and target of \(loss) differ in shape: \(shape) and \(target.shape)",
                argument: "target")
        }
        samples = shape[0]
        channels = shape[shape.count - 1]
        voxels = shape[1..<(shape.count - 1)].reduce(1, *)
        guard samples > 0, channels > 0, voxels > 0 else {
            throw Problem(.shape, "\(loss) of a prediction without elements (shape \(shape))")
        }
        if let mask {
            let perVoxel = Array(shape.dropLast())
            guard mask.shape == shape || mask.shape == perVoxel || mask.shape == perVoxel + [1] else {
                throw Problem(
                    .shape, "the mask of \(loss) has shape \(mask.shape), its prediction \(shape)",
                    remedy: "give one weight per voxel: \(perVoxel + [1])", argument: "mask")
            }
            weightChannels = mask.count == samples * voxels ? 1 : channels
        } else {
            weightChannels = 0
        }
        self.probabilities = try probabilities.asFloats()
        self.target = try target.asFloats().detached()
        weights = try mask?.asFloats().detached()
    }

    /// Calls `body(group, index, weight)` for every element in order; a group is one channel of one sample. Elements
    /// without weight are left out.
    func forEach(_ body: (_ group: Int, _ index: Int, _ weight: Double) -> Void) {
        guard let weights else {
            var index = 0
            for sample in 0..<samples {
                for _ in 0..<voxels {
                    for channel in 0..<channels {
                        body(sample * channels + channel, index, 1)
                        index += 1
                    }
                }
            }
            return
        }
        weights.withFloats { weights in
            var index = 0
            for sample in 0..<samples {
                for voxel in 0..<voxels {
                    let place = (sample * voxels + voxel) * weightChannels
                    for channel in 0..<channels {
                        let weight = Double(weights[weightChannels == 1 ? place : place + channel])
                        if weight != 0 { body(sample * channels + channel, index, weight) }
                        index += 1
                    }
                }
            }
        }
    }

    /// The weight of all elements of each sample together.
    func weightPerSample() -> [Double] {
        var sums = [Double](repeating: 0, count: samples)
        forEach { group, _, weight in sums[group / channels] += weight }
        return sums
    }

    /// The losses per sample as the loss's result: their mean, or all of them.
    func reduced(_ losses: [Double], _ reduction: Reduction) throws -> Tensor {
        switch reduction {
        case .mean: try Tensor(losses.reduce(0, +) / Double(samples))
        case .none: try Tensor(losses.map { Float($0) })
        }
    }

    /// What the gradient of the result means for each sample's loss.
    func seeds(_ gradient: Tensor, _ reduction: Reduction) -> [Double] {
        let values = gradient.floats.map(Double.init)
        switch reduction {
        case .mean: return Array(repeating: values[0] / Double(samples), count: samples)
        case .none: return values
        }
    }
}
