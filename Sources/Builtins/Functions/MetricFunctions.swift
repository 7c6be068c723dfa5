import Catalogue
import Language
import Metrics
import Volumes

/// Metrics: every type in `MetricsCatalogue` becomes a function of its entry's name.
enum MetricFunctions {
    static let all: [Builtin] = MetricsCatalogue.metrics.map { metric in
        Builtin(metric.entry) { arguments, _ in
            try metric.score(try comparison(arguments, metric.entry)).map { .float($0) } ?? Value.none
        }
    }

    private static func comparison(_ arguments: Arguments, _ entry: Entry) throws -> Comparison {
        let needsSpacing = entry.parameters.contains { $0.name == "spacing" }
        return try Comparison(
            prediction: try arguments.tensor("prediction"), truth: try arguments.tensor("truth"),
            mask: try arguments.tensorOrNone("mask"), spacing: needsSpacing ? try spacing(arguments) : nil)
    }

    /// What was given, else the geometry of the images, else nil.
    private static func spacing(_ arguments: Arguments) throws -> [Double]? {
        let images = try ["prediction", "truth"].compactMap { name -> (any Image)? in
            guard case .object(let object) = try arguments.value(name) else { return nil }
            return object as? any Image
        }
        if images.count == 2 { try images[0].requireSameGrid(as: images[1]) }
        if !arguments.isNone("spacing") { return try arguments.numbers("spacing") }
        return images.first.flatMap { $0.channelShape.isEmpty ? $0.spacing : nil }
    }
}
