import Foundations
import Labels
import Volumes

/// One scan and what is known of it.
public struct Case: Sendable {
    public var name: String
    public var image: Volume
    /// What training sees.
    public var annotation: Annotation
    /// What is really there, where that is known (phantoms); evaluation and studies look at it, training never does.
    public var truth: Annotation?
    /// How often it is drawn, relative to the other cases.
    public var weight: Double

    /// - Throws: `Problem` if annotation and image differ in size, or for a weight that is negative or not finite.
    public init(
        name: String, image: Volume, annotation: Annotation, truth: Annotation? = nil, weight: Double = 1
    ) throws {
        for labels in [annotation, truth].compactMap(\.self) where labels.shape != image.size {
            throw Problem(
                .shape, "the annotation of \"\(name)\" has size \(labels.shape), its image \(image.size)",
                remedy: "give both on the same grid")
        }
        guard weight >= 0, weight.isFinite else {
            throw Problem(
                .value, "the weight of \"\(name)\" is \(weight)", remedy: "weights are numbers from 0 up",
                argument: "weight")
        }
        self.name = name
        self.image = image
        self.annotation = annotation
        self.truth = truth
        self.weight = weight
    }

    /// What predictions are compared with: the truth where it is known, else the annotation.
    public var reference: Annotation { truth ?? annotation }

    /// The truth (or what is annotated) as a label map in the image's space; −1 where more than one leaf is possible.
    public func labels() throws -> LabelMap {
        let table = LabelTable(annotation.hierarchy.leaves.map { (value: $0.value, name: $0.name) })
        return try LabelMap(values: reference.values(), size: image.size, affine: image.affine, table: table)
    }
}
