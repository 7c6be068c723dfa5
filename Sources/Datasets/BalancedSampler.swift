import Foundation
import Foundations
import Labels

/// Draws as many samples that hold what is looked for as samples that do not: the first part of two-step training.
///
/// A sample is a case, for a conditioned network with one of its regions. It is positive where the region (any region,
/// where none is asked for; or one of those named) surely holds a voxel. An epoch takes all of the smaller kind and as many
/// of the larger, which are drawn anew for each epoch, by weight and without repetition.
/// (Gros et al., ivadomed, 2021)
public struct BalancedSampler: BatchSource {
    /// A case and, where one is asked for, a region of it.
    private struct Unit: Sendable {
        let item: Int
        let region: Int?
        let weight: Double
    }

    public let dataset: Dataset
    public private(set) var stream: RandomStream
    private let positives: [Unit]
    private let negatives: [Unit]
    /// What is left of the epoch, last first.
    private var queue: [Unit] = []

    /// - Parameter names: the regions whose presence makes a sample positive; nil: the one asked for, or any.
    /// - Throws: `Problem` where there is nothing to draw, or nothing of one kind.
    public init(
        _ dataset: Dataset, stream: RandomStream, content: SampleContent, masked: Bool = false,
        by names: [String]? = nil
    ) throws {
        self.dataset = dataset
        self.stream = stream
        let regions = dataset.hierarchy.regions
        if names?.isEmpty == true {
            throw Problem(
                .value, "balanced_by: names no region", remedy: "name one, or leave it out for the one asked for",
                argument: "balanced_by")
        }
        let wanted = try names.map { names in try names.map { try dataset.hierarchy.region($0) } }
        let candidates = content.candidates(in: dataset, masked: masked)
        var kinds: (positives: [Unit], negatives: [Unit]) = ([], [])
        for (item, sample) in dataset.cases.enumerated() where sample.weight > 0 {
            if candidates?[item].isEmpty == true { continue }
            let choices: [Int?] = content == .region ? (candidates?[item] ?? []).map { $0 } : [nil]
            for region in choices {
                let sets = wanted ?? region.map { [regions[$0].set] } ?? regions.map(\.set)
                let unit = Unit(item: item, region: region, weight: sample.weight / Double(choices.count))
                if sets.contains(where: { sample.annotation.voxels(of: $0) > 0 }) {
                    kinds.positives.append(unit)
                } else {
                    kinds.negatives.append(unit)
                }
            }
        }
        (positives, negatives) = kinds
        if positives.isEmpty, negatives.isEmpty { throw content.nothing(in: dataset, masked: masked) }
        guard !positives.isEmpty, !negatives.isEmpty else {
            let what = names.map { $0.joined(separator: ", ") } ?? "what is asked for"
            throw Problem(
                .value, "\(positives.isEmpty ? "no" : "every") sample holds \(what): there is nothing to balance",
                remedy: "use sampling: \"cases\", or name other regions in balanced_by:", argument: "sampling")
        }
    }

    /// Samples of an epoch: twice the smaller kind.
    public var epoch: Int { 2 * min(positives.count, negatives.count) }

    public mutating func batch(_ size: Int) throws -> Batch {
        guard size > 0 else { throw Problem(.value, "a batch has at least one case, found \(size)", argument: "batch") }
        let before = self
        let draws = (0..<size).map { _ in draw() }
        do {
            return try Batch(dataset, cases: draws.map(\.item), regions: draws.compactMap(\.region))
        } catch {
            self = before
            throw error
        }
    }

    private mutating func draw() -> Unit {
        if queue.isEmpty {
            let count = min(positives.count, negatives.count)
            let chosen = Self.drawn(count, of: positives, &stream) + Self.drawn(count, of: negatives, &stream)
            queue = stream.shuffled(chosen)
        }
        return queue.removeLast()
    }

    /// So many of the units by weight, without repetition: those with the largest u^(1/w). (Efraimidis and Spirakis, 2006)
    private static func drawn(_ count: Int, of units: [Unit], _ stream: inout RandomStream) -> [Unit] {
        guard count < units.count else { return units }
        let keyed = units.map { (key: Foundation.log(1 - stream.uniform()) / $0.weight, unit: $0) }
        let order = keyed.indices.sorted { (keyed[$1].key, $0) < (keyed[$0].key, $1) }
        return order.prefix(count).map { keyed[$0].unit }
    }
}
