import Datasets
import Labels
import Language
import Losses
import Tensors

/// What was warned of once and is not again: annotations that nothing can be learnt from, and rows taken for samples.
///
/// The function that makes an annotation knows best what to do about it and always warns. A loss warns of those that came
/// another way, as from a dataset whose annotations were dropped.
public final class AnnotationNotices {
    /// Annotations in which every voxel may be any leaf differ in nothing else but in what they ignore.
    private struct Kind: Hashable {
        let shape: [Int]
        let leaves: [String]
    }

    private var told: Set<Kind> = []
    private var areRowsTold = false

    public init() {}

    /// Notes that a warning of an annotation was shown; false where there was one before.
    @discardableResult
    func note(_ annotation: Annotation) -> Bool {
        told.insert(Kind(shape: annotation.shape, leaves: annotation.hierarchy.leaves.map(\.name))).inserted
    }

    /// Notes that a warning of rows was shown; false where there was one before.
    func noteRows() -> Bool {
        defer { areRowsTold = true }
        return !areRowsTold
    }
}

extension Host {
    /// Warns of an annotation [x, y] with logits [x, y, leaves] that pass for x samples of a row: an image without an axis
    /// for samples, as a rule.
    func warn(ofRows logits: Tensor, _ target: LeafTarget) {
        guard case let rows = target.annotations, rows.count > 1, rows[0].shape.count == 1, notices.noteRows() else {
            return
        }
        let (count, length, leaves) = (logits.shape[0], logits.shape[1], logits.shape[2])
        warn(
            "logits of shape \(logits.shape) are taken for \(count) samples of \(Counted.text(length, "voxel")) each; one image "
                + "of \(count) × \(length) voxels is [1, \(count), \(length), \(leaves)]")
    }

    /// Warns of what was just made, if nothing can be learnt from any of it.
    func warn(_ text: String, ifUnknown annotations: [Annotation]) {
        guard !annotations.isEmpty, annotations.allSatisfy(\.isUnknown) else { return }
        // A loss may take it as the annotation of a batch, and look at its samples.
        for annotation in annotations.flatMap({ [$0] + $0.samples }) { notices.note(annotation) }
        warn(text)
    }

    /// Warns of cases of which none teaches anything, be it by an overlay, unless all of them were warned of.
    func warn(ofUnknownIn data: Dataset) {
        let annotations = data.cases.map(\.annotation)
        guard !annotations.isEmpty, annotations.allSatisfy(\.isUnknown), !data.cases.contains(where: \.isRelabelled)
        else { return }
        let isNew = annotations.map { notices.note($0) }
        if isNew.contains(true) { warn(Self.unknownEverywhere) }
    }

    static var unknownEverywhere: String {
        "every voxel of every case may be any leaf: nothing can be learnt from that"
    }

    /// Warns of samples of a batch that teach nothing, unless all of them were warned of.
    func warn(of target: LeafTarget) {
        let isNew = target.unknownSamples.map { notices.note(target.annotations[$0]) }
        if let warning = target.warning, isNew.contains(true) { warn(warning) }
    }
}
