import Foundations
import Labels
import Space
import Tensors
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
    /// Voxels that a method labelled itself, [spatial…, leaves − 1]: 1 where one was made a positive of a leaf (background
    /// has no channel), else 0. It says nothing of what was annotated.
    public let overlay: Tensor?

    /// - Throws: `Problem` if annotation or truth stands on another grid than the image, for a weight that is negative or not finite, and for an
    ///   overlay of another shape or of other values than 0 and 1.
    public init(
        name: String, image: Volume, annotation: Annotation, truth: Annotation? = nil, weight: Double = 1,
        overlay: Tensor? = nil
    ) throws {
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
        self.overlay = try overlay.map { try Self.checked($0, name, annotation) }
        try requireOneGrid()
    }

    /// Throws `Problem(.shape)` unless annotation and truth stand on the image's grid.
    public func requireOneGrid() throws {
        for (labels, what) in [(annotation, "annotation"), (truth, "truth")] {
            guard let labels else { continue }
            try Grid.requireOne(
                image.grid, labels.grid, of: ("the image of \"\(name)\"", "its \(what)"))
            guard labels.shape != image.size else { continue }
            throw Problem(
                .shape, "the \(what) of \"\(name)\" has size \(labels.shape), its image \(image.size)",
                remedy: "give both on the same grid")
        }
    }

    /// The same case with an overlay, or without one.
    public func with(overlay: Tensor?) throws -> Case {
        try Case(
            name: name, image: image, annotation: annotation, truth: truth, weight: weight, overlay: overlay)
    }

    /// Whether an overlay labels a voxel.
    public var isRelabelled: Bool { overlay?.withFloats { $0.contains { $0 > 0 } } ?? false }

    private static func checked(_ overlay: Tensor, _ name: String, _ annotation: Annotation) throws -> Tensor {
        let wanted = annotation.shape + [annotation.hierarchy.leaves.count - 1]
        guard overlay.shape == wanted else {
            throw Problem(
                .shape, "the overlay of \"\(name)\" has shape \(overlay.shape), expected \(wanted)",
                remedy: "give one channel for each leaf but background", argument: "overlays")
        }
        let overlay = try overlay.asFloats().detached()
        guard overlay.withFloats({ $0.allSatisfy { $0 == 0 || $0 == 1 } }) else {
            throw Problem(
                .value, "the overlay of \"\(name)\" has values other than 0 and 1",
                remedy: "1 where a voxel was relabelled, else 0", argument: "overlays")
        }
        return overlay
    }

    /// What predictions are compared with: the truth where it is known, else the annotation.
    public var reference: Annotation { truth ?? annotation }

    /// The truth (or what is annotated) as a label map in the image's space; −1 where more than one leaf is possible.
    public func labels() throws -> LabelMap {
        let table = LabelTable(annotation.hierarchy.leaves.map { (value: $0.value, name: $0.name) })
        return try LabelMap(values: reference.values(), size: image.size, affine: image.affine, table: table)
    }
}
