import Foundations
import Labels

/// Draws what a network trains on: a case by weight, then, for a conditioned one, a region of it.
///
/// Regions that are complete in the case can be drawn, those absent from the image included, each as often as the others;
/// with `masked` also those known in part, as often as the share of voxels at which they are known.
public struct Sampler: BatchSource {
    public let dataset: Dataset
    public let content: SampleContent
    public private(set) var stream: RandomStream
    /// For each case the places of the regions that count; empty lists where regions play no part.
    public let candidates: [[Int]]
    private let cumulative: [Double]
    /// How often each candidate is drawn, summed up; nil where all are drawn alike.
    private let shares: [[Double]]?

    /// - Throws: `Problem` if no case with a weight has something to draw.
    public init(
        _ dataset: Dataset, stream: RandomStream, content: SampleContent = .region, masked: Bool = false
    ) throws {
        self.dataset = dataset
        self.stream = stream
        self.content = content
        let candidates = content.candidates(in: dataset, masked: masked)
        self.candidates = candidates ?? dataset.cases.map { _ in [] }
        var sum = 0.0
        cumulative = dataset.cases.enumerated().map { index, item in
            sum += candidates?[index].isEmpty == true ? 0 : item.weight
            return sum
        }
        guard sum > 0, sum.isFinite else { throw content.nothing(in: dataset, masked: masked) }
        guard masked, content == .region, let candidates else {
            shares = nil
            return
        }
        let regions = dataset.hierarchy.regions
        shares = zip(dataset.cases, candidates).map { item, candidates in
            candidates.reduce(into: []) { sums, region in
                sums.append((sums.last ?? 0) + item.annotation.knownShare(regions[region].set))
            }
        }
    }

    /// The next case, and the place of its region; nil where none is asked for.
    public mutating func draw() -> (item: Int, region: Int?) {
        let item = Self.place(stream.uniform() * (cumulative.last ?? 0), in: cumulative)
        guard content == .region else { return (item, nil) }
        let choices = candidates[item]
        if let shares = shares?[item] {
            return (item, choices[Self.place(stream.uniform() * (shares.last ?? 0), in: shares)])
        }
        return (item, choices[stream.integer(below: choices.count)])
    }

    /// The first place whose cumulative weight exceeds the point; places of weight 0 never do.
    private static func place(_ point: Double, in cumulative: [Double]) -> Int {
        var (low, high) = (0, cumulative.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if cumulative[middle] > point { high = middle } else { low = middle + 1 }
        }
        return low
    }

    public mutating func batch(_ size: Int) throws -> Batch {
        guard size > 0 else { throw Problem(.value, "a batch has at least one case, found \(size)", argument: "batch") }
        let before = stream
        let draws = (0..<size).map { _ in draw() }
        do {
            return try Batch(dataset, cases: draws.map(\.item), regions: draws.compactMap(\.region))
        } catch {
            stream = before
            throw error
        }
    }
}
