import Catalogue
import Datasets
import Foundations
import Labels
import Metrics
import Networks
import Tensors

/// How well a network segments cases whose truth is known: the Dice score, and other metrics, of every region in every
/// case.
///
/// A region that the truth does not know completely is not applicable (nil) and counted apart, and so is one that neither
/// truth nor prediction contains, to most metrics. A prediction where the truth has nothing is scored: Dice 0. A voxel belongs to the prediction where its probability exceeds 0.5, or, of a softmax over leaves, where the most probable
/// leaf lies in the region; ignored voxels do not count.
public struct Evaluation: Sendable {
    public let regions: [String]
    public let cases: [String]
    /// What was measured, as the user names it: "dice", "hd95".
    public let metrics: [String]
    /// `scores[metric][case][region]`; nil where not applicable.
    public let scores: [[[Double?]]]

    /// Predicts every region of every case and measures it by the metrics named. Distances, and the tolerance of the surface
    /// Dice, are in mm.
    ///
    /// - Throws: `Problem` for a metric there is not, or a network without regions; `Interrupted` between predictions.
    public static func evaluate(
        _ network: any Network, _ cases: [Case], metrics names: [String] = ["dice"],
        tolerance: Double = Comparison.standardTolerance,
        progress: any Progress = SilentProgress()
    ) throws -> Evaluation {
        let known = try names.map { (name: MetricsCatalogue.shortened($0), metric: try MetricsCatalogue.named($0)) }
        let distinct = known.indices.filter { place in !known[..<place].contains { $0.name == known[place].name } }
        let metrics = distinct.map { known[$0].metric }
        guard !metrics.isEmpty else {
            throw Problem(
                .value, "there is nothing to measure", remedy: "name metrics, as in metrics: [\"dice\", \"hd95\"]",
                argument: "metrics")
        }
        guard !network.regions.isEmpty else {
            throw Problem(
                .state, "the network has no regions to be asked for",
                remedy: "build it with a hierarchy as `condition:` or `outputs:`", argument: "network")
        }
        defer { progress.finish() }
        var scores = metrics.map { _ in [[Double?]]() }
        for (index, item) in cases.enumerated() {
            let found = try self.scores(network, item, metrics, tolerance: tolerance)
            for metric in metrics.indices { scores[metric].append(found.map { $0?[metric] ?? nil }) }
            progress.update(done: index + 1, total: cases.count, note: item.name)
        }
        return Evaluation(
            regions: network.regions, cases: cases.map(\.name), metrics: distinct.map { known[$0].name },
            scores: scores)
    }

    /// `dice[case][region]`; nil where not applicable, or not measured.
    public var dice: [[Double?]] {
        metrics.firstIndex(of: "dice").map { scores[$0] } ?? cases.map { _ in regions.map { _ in nil } }
    }

    /// The mean of Dice over cases, per region; nil where no case has the region.
    public var means: [Double?] { means(metrics.firstIndex(of: "dice") ?? 0) }

    /// The mean over regions of their means; nil where nothing could be scored.
    public var mean: Double? { Statistics(means.compactMap { $0 })?.mean }

    func means(_ metric: Int) -> [Double?] { regions.indices.map { Statistics(values(metric, $0))?.mean } }

    /// A region's scores in the cases that have it.
    func values(_ metric: Int, _ region: Int) -> [Double] { scores[metric].compactMap { $0[region] } }

    /// For each region a number a metric; nil where no metric applies.
    private static func scores(
        _ network: any Network, _ item: Case, _ metrics: [any Metric.Type], tolerance: Double
    ) throws -> [[Double?]?] {
        let truth = item.reference
        let size = item.image.size
        try item.requireOneGrid()
        // The network may know further regions of the same leaves.
        let hierarchy = network.hierarchy?.leaves == truth.hierarchy.leaves ? network.hierarchy : nil
        let sets = network.regions.map { name -> LabelSet? in
            guard let set = try? (hierarchy ?? truth.hierarchy).region(name), truth.complete(set) else { return nil }
            return set
        }
        let asked = zip(network.regions, sets).filter { $0.1 != nil }.map(\.0)
        guard !asked.isEmpty else { return sets.map { _ in nil } }
        var found = try network.segmentation(item.image.tensor, regions: asked).makeIterator()
        return try sets.map { set in
            guard let set, let prediction = found.next() else { return nil }
            let comparison = try Comparison(
                prediction: prediction, truth: truth.target(set), ignored: truth.ignored, size: size,
                spacing: item.image.spacing, tolerance: tolerance)
            return try metrics.map { try $0.score(comparison) }
        }
    }

    public static let entry = Entry(
        "evaluate", room: "training",
        [
            Catalogue.Parameter("network", "network", "what is evaluated"),
            Catalogue.Parameter("data", "dataset", "cases with a truth, or completely annotated"),
            Catalogue.Parameter(
                "metrics", "string or list of strings", default: ["dice"], "names of metrics; distances in mm",
                completion: .choices(MetricsCatalogue.names)),
            Catalogue.Parameter(
                "tolerance", "number", default: .float(Comparison.standardTolerance), unit: "mm",
                "of the metric surface_dice"),
        ],
        result: "table of each metric per region and their mean",
        summary: "Predicts every region of every case and compares with the truth, by Dice or other metrics.",
        formula:
            "2 |P ∩ T| / (|P| + |T|), P where the probability exceeds 0.5, or of a softmax over leaves where the most "
            + "probable leaf lies in the region; s.d. over the cases, divisor N − 1",
        source: "Dice, Ecology 1945",
        examples: [
            "seed 1\norgans = hierarchy({body: {liver: 1, pancreas: 2, stomach: 3}})\n"
                + "held = phantom(\"abdomen\", regions: organs, count: 2, size: [32, 32])\n"
                + "net = unet(levels: 2, features: 4, condition: organs, modulation: film)\nevaluate(net, held)\n"
                + "evaluate(net, held, metrics: [\"dice\", \"hd95\", \"assd\"])"
        ],
        keywords: ["test", "validate", "score"],
        facts: [
            Fact(
                "Not applicable",
                "a region that the truth does not know completely, and one that neither truth nor prediction contains; a "
                    + "prediction where the truth has nothing scores a Dice of 0 and counts in the mean")
        ])
}
