import Catalogue
import Foundations

/// What this room offers to the language: one line for each of its metrics.
public enum MetricsCatalogue {
    public static let metrics: [any Metric.Type] = [
        DiceScore.self,
        IoU.self,
        Precision.self,
        Recall.self,
        Specificity.self,
        Accuracy.self,
        VolumeDifference.self,
        AbsoluteVolumeDifference.self,
        Hausdorff.self,
        HD95.self,
        AverageSurfaceDistance.self,
        SurfaceDice.self,
        LesionTruePositiveRate.self,
        LesionFalseDetectionRate.self,
    ]

    public static let entries: [Entry] = metrics.map { $0.entry }

    /// The names that `named` knows: "dice" stands for dice_score.
    public static let names: [String] = entries.map { shortened($0.name) }

    /// A metric's name without "_score".
    public static func shortened(_ name: String) -> String {
        name.hasSuffix("_score") ? String(name.dropLast("_score".count)) : name
    }

    /// The metric of a name, with or without "_score". Throws `Problem(.name)` with the nearest one.
    public static func named(_ name: String, argument: String = "metrics") throws -> any Metric.Type {
        guard let place = names.firstIndex(of: name) ?? entries.firstIndex(where: { $0.name == name }) else {
            throw Problem.unknown("metric", name, among: names, argument: argument)
        }
        return metrics[place]
    }
}
