import Foundations
import Tensors

/// The checked input of a region loss, seen as samples × voxels × channels.
struct RegionInput {
    let name: String
    let probabilities: Tensor
    let prediction: Prediction
    let target: Tensor
    /// Of each element, in the prediction's shape; nil where all count alike.
    let weights: Tensor?
    let samples: Int
    let voxels: Int
    let channels: Int
    /// Which samples have a voxel with weight; the others leave the mean over the batch.
    let isCounted: [Bool]

    /// - Throws: `Problem(.shape)` with the shapes where they do not fit.
    init(_ prediction: Tensor, _ target: Tensor, mask: Tensor?, loss: String) throws {
        let shape = prediction.shape
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
        let perVoxel = Array(shape.dropLast())
        if let mask {
            guard mask.shape == shape || mask.shape == perVoxel || mask.shape == perVoxel + [1] else {
                throw Problem(
                    .shape, "the mask of \(loss) has shape \(mask.shape), its prediction \(shape)",
                    remedy: "give one weight per voxel: \(perVoxel + [1])", argument: "mask")
            }
            let range = mask.finiteRange()
            guard range.odd == 0, !(range.least < 0) else {
                throw Problem(
                    .value,
                    range.odd > 0
                        ? "the mask of \(loss) has weights that are infinite or not a number"
                        : "the mask of \(loss) has the weight \(range.least); weights are not negative",
                    remedy: "give 0 where a voxel is not to count, and 1 or another weight where it is",
                    argument: "mask")
            }
        }
        name = loss
        probabilities = prediction
        self.prediction = try Prediction(prediction)
        self.target = try target.asFloats().detached()
        weights = try mask.map { try $0.asFloats().detached().reshaped(perVoxel + [-1]).broadcast(to: shape) }
        let rows = shape[0]
        isCounted =
            try mask?.asFloats().detached().reshaped([rows, -1]).sum(axes: [1]).floats.map { $0 > 0 }
            ?? Array(repeating: true, count: rows)
    }

    /// The same, of what must be probabilities. NaN passes, whose origin is told elsewhere.
    ///
    /// - Throws: `Problem(.value)` for numbers below 0 or above 1, beyond rounding, infinite ones among them.
    init(probabilities: Tensor, _ target: Tensor, mask: Tensor?, loss: String) throws {
        try self.init(probabilities, target, mask: mask, loss: loss)
        if !prediction.isSigmoid { try probabilities.requireProbabilities(of: loss) }
    }

    /// Σ w f / Σ w of each sample; 0 where nothing has weight. An emphasis makes elements count more in the sum alone.
    func weightedMean(of loss: PointwiseLoss, _ reduction: Reduction, emphasis: Tensor? = nil) throws -> Tensor {
        let shares = try weightPerSample().map { $0 > 0 ? 1 / $0 : 0 }
        let emphasized = try emphasis.map { emphasis in try weights.map { try $0 * emphasis } ?? emphasis }
        return try sum(of: loss, reduction, weights: emphasized ?? weights, factors: shares)
    }

    /// Σ w f of each sample.
    func sum(of loss: PointwiseLoss, _ reduction: Reduction) throws -> Tensor {
        try sum(of: loss, reduction, weights: weights, factors: Array(repeating: 1, count: samples))
    }

    private func sum(
        of loss: PointwiseLoss, _ reduction: Reduction, weights: Tensor?, factors shares: [Double]
    ) throws -> Tensor {
        // Most losses are differentiated themselves, with 1 as the gradient of their result.
        let expected = try seeds(reduced(Array(repeating: 1, count: samples), reduction), reduction)
        let sums = try loss.sums(
            prediction, target, weights: weights,
            factors: prediction.isBeingRecorded ? zip(expected, shares).map { $0 * $1 } : nil)
        let output = try reduced(zip(sums.sums, shares).map { $0 * $1 }, reduction)
        return .operation(inputs: [prediction.source], output: output, name: name) { gradient in
            [try sums.gradient(times: zip(seeds(gradient, reduction), expected).map { $1 == 0 ? 0 : $0 / $1 })]
        }
    }

    /// Σ w y / Σ w of each sample and channel [n · channels]; 0 where nothing has weight.
    func shares() throws -> [Double] {
        let overlaps = try Prediction(target).overlaps(with: target, weights: weights, exponent: 1).all
        let counts = try weights.map {
            try Prediction(Tensor.ones(target.shape)).overlaps(with: $0, weights: nil, exponent: 1).all
        }
        return overlaps.enumerated().map { place, overlap in
            let count = counts?[place].common ?? Double(voxels)
            return count > 0 ? overlap.wanted / count : 0
        }
    }

    /// The weight of all elements of each sample together.
    func weightPerSample() throws -> [Double] {
        guard let weights else { return Array(repeating: Double(voxels * channels), count: samples) }
        return try weights.sum(axes: Array(1..<weights.rank)).floats.map(Double.init)
    }

    /// How many samples the mean over the batch is taken of.
    private var counting: Double { Double(max(isCounted.count { $0 }, 1)) }

    /// The losses per sample as the loss's result: the mean of those that count, or all of them.
    func reduced(_ losses: [Double], _ reduction: Reduction) throws -> Tensor {
        switch reduction {
        case .mean: try Tensor(zip(losses, isCounted).reduce(0) { $1.1 ? $0 + $1.0 : $0 } / counting)
        case .none: try Tensor(losses.map { Float($0) })
        }
    }

    /// What the gradient of the result means for each sample's loss.
    func seeds(_ gradient: Tensor, _ reduction: Reduction) -> [Double] {
        let values = gradient.floats.map(Double.init)
        switch reduction {
        case .mean: return isCounted.map { $0 ? values[0] / counting : 0 }
        case .none: return values
        }
    }
}
