import Foundations
import Labels

/// Draws what a conditioned network trains on: a case by weight, then one region of it uniformly.
///
/// Regions that are complete in the case can be drawn, those absent from the image included; with `masked` also those
/// known in part, whose unknown voxels then have no weight. A value: copying it keeps the place in the random numbers,
/// so a step that is undone gives its draws back.
public struct Sampler: Sendable {
    public let dataset: Dataset
    public private(set) var stream: RandomStream
    /// For each case the places of the regions that can be drawn.
    public let candidates: [[Int]]
    private let cumulative: [Double]

    /// - Throws: `Problem` if no case with a weight has a region to draw.
    public init(_ dataset: Dataset, stream: RandomStream, masked: Bool = false) throws {
        self.dataset = dataset
        self.stream = stream
        let regions = dataset.hierarchy.regions
        candidates = dataset.cases.map { item in
            regions.indices.filter { index in
                let state = item.annotation.completeness(regions[index].set)
                return state == .complete || masked && state == .partly
            }
        }
        var sum = 0.0
        cumulative = zip(dataset.cases, candidates).map { item, candidates in
            sum += candidates.isEmpty ? 0 : item.weight
            return sum
        }
        guard sum > 0, sum.isFinite else {
            let names = dataset.hierarchy.regionNames.prefix(8).joined(separator: ", ")
            throw Problem(
                .value, "no case has a complete region to condition on (regions: \(names))",
                remedy: masked
                    ? "annotate at least one region in one case, with a weight above 0"
                    : "annotate a region completely in one case, or allow partly known ones with masked: true")
        }
    }

    /// The next case and the place of its region.
    public mutating func draw() -> (item: Int, region: Int) {
        let point = stream.uniform() * (cumulative.last ?? 0)
        // The first case whose cumulative weight exceeds the point; cases of weight 0 never do.
        var (low, high) = (0, cumulative.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if cumulative[middle] > point { high = middle } else { low = middle + 1 }
        }
        let choices = candidates[low]
        return (low, choices[stream.integer(below: choices.count)])
    }

    /// The next `size` draws as a batch.
    public mutating func batch(_ size: Int) throws -> Batch {
        guard size > 0 else { throw Problem(.value, "a batch has at least one case, found \(size)", argument: "batch") }
        let before = stream
        let draws = (0..<size).map { _ in draw() }
        do {
            return try Batch(dataset, cases: draws.map(\.item), regions: draws.map(\.region))
        } catch {
            stream = before
            throw error
        }
    }
}
