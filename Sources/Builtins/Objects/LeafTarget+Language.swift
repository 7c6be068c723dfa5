import Foundations
import Labels
import Language
import Losses
import Tensors

extension Arguments {
    /// What is known of a batch: an annotation of shape [n, …], one of a single sample, or a list of one for each. Warns
    /// where rows of an image pass for samples.
    func leafTarget(
        _ name: String, for logits: Tensor, positives: Tensor? = nil, _ host: any Host
    ) throws -> LeafTarget {
        switch try value(name) {
        case .object(let annotation as Annotation):
            guard annotation.shape == Array(logits.shape.dropLast()) else {
                return try LeafTarget([annotation], positives: positives)
            }
            let target = try LeafTarget(annotation.samples, positives: positives)
            host.warn(ofRows: logits, target)
            return target
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
