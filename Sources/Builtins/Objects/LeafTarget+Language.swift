import Foundations
import Labels
import Language
import Losses
import Tensors

extension Arguments {
    /// What is known of a batch: an annotation of shape [n, …], one of a single sample, or a list of one for each.
    func leafTarget(_ name: String, for logits: Tensor, positives: Tensor? = nil) throws -> LeafTarget {
        switch try value(name) {
        case .object(let annotation as Annotation):
            let isBatch = annotation.shape == Array(logits.shape.dropLast())
            return try LeafTarget(isBatch ? annotation.samples : [annotation], positives: positives)
        case .list(let list):
            let annotations = try list.elements.map { element in
                guard case .object(let annotation as Annotation) = element else {
                    throw mismatch(
                        name, "an annotation, or a list of them", found: "a list with \(element.typePhrase) in it")
                }
                return annotation
            }
            return try LeafTarget(annotations, positives: positives)
        default: throw mismatch(name, "an annotation, or a list of them")
        }
    }
}
