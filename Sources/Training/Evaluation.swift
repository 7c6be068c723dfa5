import Catalogue
import Datasets
import Foundations
import Labels
import Metrics
import Networks
import Tensors

/// How well a network segments cases whose truth is known: the Dice score of every region in every case.
///
/// A region that the truth does not contain, or does not know completely, is not applicable (nil) and counted apart. A
/// voxel belongs to the prediction where its probability exceeds 0.5, or, of a softmax over leaves, where the most probable
/// leaf lies in the region; ignored voxels do not count.
public struct Evaluation: Sendable {
    public let regions: [String]
    public let cases: [String]
    /// `dice[case][region]`; nil where not applicable.
    public let dice: [[Double?]]

    /// Predicts every region of every case. Throws `Interrupted` between predictions.
    public static func evaluate(
        _ network: any Network, _ cases: [Case], progress: any Progress = SilentProgress()
    ) throws -> Evaluation {
        guard !network.regions.isEmpty else {
            throw Problem(
                .state, "the network has no regions to be asked for",
                remedy: "build it with a hierarchy as `condition:` or `outputs:`", argument: "network")
        }
        defer { progress.finish() }
        var dice: [[Double?]] = []
        for (index, item) in cases.enumerated() {
            dice.append(try scores(network, item))
            progress.update(done: index + 1, total: cases.count, note: item.name)
        }
        return Evaluation(regions: network.regions, cases: cases.map(\.name), dice: dice)
    }

    /// The mean over cases, per region; nil where no case has the region.
    public var means: [Double?] {
        regions.indices.map { Self.mean(column($0)) }
    }

    /// The mean over regions of their means; nil where nothing could be scored.
    public var mean: Double? { Self.mean(means.compactMap { $0 }) }

    /// A row per region: mean, standard deviation (divisor N) and range of Dice, and how many cases counted.
    public var table: Table {
        var table = Table(
            columns: [Table.Column("region")] + Table.Column.statistics(mean: "dice")
                + [Table.Column("cases"), Table.Column("n/a")])
        for (index, region) in regions.enumerated() {
            let values = column(index)
            let counts: [Table.Cell] = [.integer(values.count), .integer(cases.count - values.count)]
            table.append([.text(region)] + Self.statistics(values) + counts)
        }
        let found = means.compactMap { $0 }
        table.append([.text("mean")] + Self.statistics(found))
        return table
    }

    private func column(_ region: Int) -> [Double] { dice.compactMap { $0[region] } }

    private static func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }

    private static func statistics(_ values: [Double]) -> [Table.Cell] {
        guard let mean = mean(values), let least = values.min(), let most = values.max() else {
            return [.missing, .missing, .missing, .missing]
        }
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
        return [.number(mean), .number(variance.squareRoot()), .number(least), .number(most)]
    }

    private static func scores(_ network: any Network, _ item: Case) throws -> [Double?] {
        let truth = item.reference
        let size = item.image.size
        guard size == truth.shape else {
            throw Problem(.shape, "the image of \(item.name) has size \(size), its truth \(truth.shape)")
        }
        // The network may know further regions of the same leaves.
        let hierarchy = network.hierarchy?.leaves == truth.hierarchy.leaves ? network.hierarchy : nil
        let sets = network.regions.map { name -> LabelSet? in
            guard let set = try? (hierarchy ?? truth.hierarchy).region(name), truth.complete(set),
                truth.voxels(of: set) > 0
            else {
                return nil
            }
            return set
        }
        let asked = zip(network.regions, sets).filter { $0.1 != nil }.map(\.0)
        guard !asked.isEmpty else { return sets.map { _ in nil } }
        var found = try network.segmentation(item.image.tensor, regions: asked).makeIterator()
        return try sets.map { set in
            guard let set, let prediction = found.next() else { return nil }
            return try DiceScore.of(prediction: prediction, truth: truth.target(set), ignored: truth.ignored)
        }
    }

    public static let entry = Entry(
        "evaluate", room: "training",
        [
            Catalogue.Parameter("network", "network", "what is evaluated"),
            Catalogue.Parameter("data", "dataset", "cases with a truth, or completely annotated"),
        ],
        result: "table of Dice per region and their mean",
        summary: "Predicts every region of every case and compares with the truth by Dice.",
        formula:
            "2 |P ∩ T| / (|P| + |T|), P where the probability exceeds 0.5, or of a softmax over leaves where the most "
            + "probable leaf lies in the region; absent regions are not applicable",
        source: "Dice, Ecology 1945",
        examples: [
            "seed 1\norgans = hierarchy({body: {liver: 1, pancreas: 2, stomach: 3}})\n"
                + "held = phantom(\"abdomen\", regions: organs, count: 2, size: [32, 32])\n"
                + "net = unet(levels: 2, features: 4, condition: organs, modulation: film)\nevaluate(net, held)"
        ],
        keywords: ["test", "validate", "score"])
}
