import Foundations
import Labels

/// Where the batches of a training come from. A value: copying it keeps the place in the random numbers, so a step that is
/// undone gives its draws back.
public protocol BatchSource: Sendable {
    /// The next `size` draws as a batch. Throws `Problem` where they make none, and has then drawn nothing.
    mutating func batch(_ size: Int) throws -> Batch
}

/// What a sample of a training is made of, besides its image.
public enum SampleContent: Sendable, Equatable {
    /// One region of the case.
    case region
    /// All regions of the case that are known.
    case regions
    /// All that is known of each voxel.
    case leaves

    /// For each case the places of the regions that count: those complete in it, with `masked` also those known in part;
    /// nil where regions play no part.
    func candidates(in dataset: Dataset, masked: Bool) -> [[Int]]? {
        guard self != .leaves else { return nil }
        let regions = dataset.hierarchy.regions
        return dataset.cases.map { item in
            regions.indices.filter { index in
                let state = item.annotation.completeness(regions[index].set)
                return state == .complete || masked && state == .partly
            }
        }
    }

    /// Says why a dataset has nothing to draw.
    func nothing(in dataset: Dataset, masked: Bool) -> Problem {
        guard self != .leaves else {
            return Problem(
                .value, "no case has a weight above 0, so there is nothing to draw",
                remedy: "give a case a weight of 1",
                argument: "data")
        }
        let names = dataset.hierarchy.regionNames.prefix(8).joined(separator: ", ")
        let purpose = self == .region ? "condition on" : "train on"
        return Problem(
            .value, "no case has a complete region to \(purpose) (regions: \(names))",
            remedy: masked
                ? "annotate at least one region in one case, with a weight above 0"
                : "annotate a region completely in one case, or allow partly known ones with masked: true",
            argument: "data")
    }
}
