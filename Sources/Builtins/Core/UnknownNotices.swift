import Labels
import Losses

/// Who has been told that nothing can be learnt from an annotation: whoever meets it first warns, and nobody after.
///
/// The function that makes one knows best what to do about it and always warns. A loss warns of those that came another
/// way, as from a dataset whose annotations were dropped.
public final class UnknownNotices {
    /// Annotations in which every voxel may be any leaf differ in nothing else but in what they ignore.
    private struct Kind: Hashable {
        let shape: [Int]
        let leaves: [String]
    }

    private var told: Set<Kind> = []

    public init() {}

    /// Notes that a warning of an annotation was shown; false where there was one before.
    @discardableResult
    func note(_ annotation: Annotation) -> Bool {
        told.insert(Kind(shape: annotation.shape, leaves: annotation.hierarchy.leaves.map(\.name))).inserted
    }
}

extension Host {
    /// Warns of what was just made, if nothing can be learnt from any of it.
    func warn(_ text: String, ifUnknown annotations: [Annotation]) {
        guard !annotations.isEmpty, annotations.allSatisfy(\.isUnknown) else { return }
        // A loss may take it as the annotation of a batch, and look at its samples.
        for annotation in annotations.flatMap({ [$0] + $0.samples }) { notices.note(annotation) }
        warn(text)
    }

    /// Warns of samples of a batch that teach nothing, unless all of them were warned of.
    func warn(of target: LeafTarget) {
        let isNew = target.unknownSamples.map { notices.note(target.annotations[$0]) }
        if let warning = target.warning, isNew.contains(true) { warn(warning) }
    }
}
