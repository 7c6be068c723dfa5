import Catalogue
import Language
import Metrics

/// Metrics: every type in `MetricsCatalogue` becomes a function of its entry's name.
enum MetricFunctions {
    static let all: [Builtin] = MetricsCatalogue.metrics.map { metric in
        Builtin(metric.entry) { arguments, _ in
            let confusion = try Confusion(
                prediction: try arguments.tensor("prediction"), truth: try arguments.tensor("truth"),
                mask: try arguments.tensorOrNone("mask"))
            return metric.value(confusion).map { .float($0) } ?? Value.none
        }
    }
}
