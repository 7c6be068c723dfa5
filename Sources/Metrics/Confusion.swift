import Foundations
import Labels

/// How often prediction and reference agree on a region, in voxels; ignored and unknown voxels are not counted.
public struct Confusion: Equatable, Sendable {
    public var truePositives = 0
    public var falsePositives = 0
    public var falseNegatives = 0
    public var trueNegatives = 0

    /// - Throws: `Problem(.shape)` where the sizes differ.
    public init(prediction: [Bool], truth: [Bool], ignored: [Bool]? = nil) throws {
        guard prediction.count == truth.count, ignored.map({ $0.count == truth.count }) ?? true else {
            throw Problem(
                .shape,
                "prediction and reference differ in size: \(prediction.count) and \(truth.count) voxels"
                    + (ignored.map { ", ignored \($0.count)" } ?? ""),
                remedy: "bring both onto the same grid")
        }
        for voxel in truth.indices where ignored?[voxel] != true { count(prediction[voxel], truth[voxel]) }
    }

    /// A map of probabilities against what is known of a region; unknown voxels are not counted.
    public init(
        probabilities: [Float], reference: Annotation, region: LabelSet, threshold: Float = 0.5
    ) throws {
        guard probabilities.count == reference.count else {
            throw Problem(
                .shape,
                "the prediction has \(probabilities.count) voxels, the reference of size \(reference.shape) "
                    + "\(reference.count)")
        }
        let known = reference.known(region)
        let target = reference.target(region)
        for voxel in probabilities.indices where known[voxel] && reference.ignored?[voxel] != true {
            count(probabilities[voxel] > threshold, target[voxel])
        }
    }

    private mutating func count(_ predicted: Bool, _ actual: Bool) {
        switch (predicted, actual) {
        case (true, true): truePositives += 1
        case (true, false): falsePositives += 1
        case (false, true): falseNegatives += 1
        case (false, false): trueNegatives += 1
        }
    }

    /// The reference has the region.
    public var isPresent: Bool { truePositives + falseNegatives > 0 }

    /// Numerator through denominator, nil where the denominator is 0.
    static func ratio(_ top: Int, _ bottom: Int) -> Double? {
        bottom > 0 ? Double(top) / Double(bottom) : nil
    }
}
