import Foundations
import Labels
import Tensors

/// The checked input of a loss of leaves.
struct LeafInput {
    let name: String
    /// What the gradient goes to, and its values.
    let source: Tensor
    let logits: Tensor
    let target: LeafTarget
    /// What each sample's loss is multiplied with where the result's gradient is 1, as it is in most cases.
    var expectedFactors: [Double]

    /// - Throws: `Problem` naming leaves and sizes where they do not fit.
    init(_ logits: Tensor, _ target: LeafTarget, channels: LeafChannels, loss: String) throws {
        let shape = logits.shape
        let annotation = target.annotations[0]
        let samples = target.annotations.count
        guard shape.count >= 2 else {
            throw Problem(
                .shape, "\(loss) takes logits [n, …, leaves], found the shape \(shape)",
                remedy: "give them an axis for samples in front and one for leaves at the end", argument: "logits")
        }
        let wanted = channels.count(leaves: target.hierarchy.leaves.count)
        guard shape[shape.count - 1] == wanted else {
            throw Problem(
                .shape,
                "\(loss) takes a channel for each of \(wanted) leaves \(Self.leaves(target.hierarchy, channels)), "
                    + "found \(shape[shape.count - 1]) channels (logits of shape \(shape))",
                remedy: channels == .leaves
                    ? "unet(outputs: h) gives a network one channel per leaf"
                    : "unet(outputs: h, head: \"sigmoid\") gives a network one for each leaf but background",
                argument: "logits")
        }
        guard shape[0] == samples, Array(shape[1..<(shape.count - 1)]) == annotation.shape else {
            throw Problem(
                .shape,
                "prediction and annotation of \(loss) differ in size: logits of shape \(shape) are "
                    + "\(shape[0] == 1 ? "1 sample" : "\(shape[0]) samples") of \(Array(shape[1..<(shape.count - 1)])), annotated "
                    + "\(samples == 1 ? "is 1" : "are \(samples)") of \(annotation.shape)",
                remedy: "annotate the image that is predicted, voxel by voxel, or resample one like the other",
                argument: "annotation")
        }
        guard logits.count > 0 else {
            throw Problem(.shape, "\(loss) of logits without elements (shape \(shape))", argument: "logits")
        }
        name = loss
        source = try logits.asFloats()
        self.logits = source.detached()
        self.target = target
        expectedFactors = Array(repeating: 1, count: samples)
    }

    /// Throws where a voxel may be several leaves: the loss is one for full labels.
    func requireFullLabels(instead other: String) throws {
        for (sample, counts) in target.counts.enumerated() {
            for (set, count) in zip(target.sets, counts) where count > 0 && !set.isSingleton {
                let several = zip(target.sets, counts).reduce(0) { $0 + ($1.0.isSingleton ? 0 : $1.1) }
                throw Problem(
                    .value,
                    "\(name) takes full labels, but \(several) of \(target.counted[sample]) voxels"
                        + (target.counts.count > 1 ? " of sample \(sample)" : "") + " may be several leaves, "
                        + "\(count == several ? "all of them" : "\(count) of them") \(target.hierarchy.describe(set))",
                    remedy: "\(other) takes sets of leaves", argument: "annotation")
            }
        }
    }

    private static func leaves(_ hierarchy: Hierarchy, _ channels: LeafChannels) -> String {
        switch channels {
        case .leaves: hierarchy.describe(hierarchy.everything)
        case .foregroundLeaves: hierarchy.describe(hierarchy.everything - hierarchy.background)
        }
    }
}
