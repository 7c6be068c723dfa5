import Foundations
import Tensors

/// A prediction and a reference as tensors on one grid, read as masks or as labels: the comparison of any of their labels
/// follows.
public struct ComparedMasks {
    private let prediction: LabelledVoxels
    private let truth: LabelledVoxels
    private let ignored: [Bool]?
    private let spacing: [Double]?
    private let tolerance: Double

    /// - Parameters:
    ///   - mask: where it is 0 a voxel is not counted, whatever stands there.
    ///   - areLabels: any whole numbers; else masks of 0 and 1 alone.
    ///   - spacing: mm; 1 along every axis where left out.
    ///   - tolerance: mm, of the surface Dice.
    ///   - metric: its name, for errors.
    /// - Throws: `Problem` for shapes that differ, and for a value that is no mask or label, with its voxel.
    public init(
        prediction: Tensor, truth: Tensor, mask: Tensor? = nil, areLabels: Bool = false, spacing: [Double]? = nil,
        tolerance: Double = Comparison.standardTolerance, metric: String
    ) throws {
        for (other, argument) in [(truth, "truth"), (mask, "mask")]
        where other != nil && other?.shape != prediction.shape {
            throw Problem(
                .shape, "the prediction has shape \(prediction.shape), the \(argument) \(other?.shape ?? [])",
                remedy: "bring both onto the same grid", argument: argument)
        }
        ignored = try mask.map { mask in
            let voxels = try LabelledVoxels(mask, .mask, of: "mask", metric: metric)
            return voxels.mask(of: 1, in: VoxelBox(voxels.shape)).map { !$0 }
        }
        let content: LabelledVoxels.Content = areLabels ? .labels : .mask
        self.prediction = try LabelledVoxels(prediction, content, ignored: ignored, of: "prediction", metric: metric)
        self.truth = try LabelledVoxels(truth, content, ignored: ignored, of: "truth", metric: metric)
        self.spacing = spacing
        self.tolerance = tolerance
    }

    /// The labels that occur in either where voxels count, in rising order, 0 among them.
    public var labels: [Int] { Set(prediction.boxes.keys).union(truth.boxes.keys).sorted() }

    /// Of one label: its number in the prediction and in the reference.
    public func comparison(prediction label: Int = 1, truth other: Int = 1) throws -> Comparison {
        let shape = truth.shape
        let boxes = [prediction.boxes[label], truth.boxes[other]].compactMap { $0 }
        let box = boxes.reduce(VoxelBox(axes: shape.count)) { $0.joined($1) }.grown(within: shape)
        return try Comparison(
            prediction: prediction.mask(of: label, in: box), truth: truth.mask(of: other, in: box),
            ignored: ignored, box: box, whole: shape, spacing: spacing, tolerance: tolerance)
    }
}
