import Foundations
import Labels

/// What to leave of complete annotations: the simulator of all partial ones. The parts are applied in their order here.
public struct PartialAnnotation: Sendable {
    /// Only what masks of these regions say; nil: everything.
    public var annotate: [LabelSet]?
    /// Regions whose leaves are merged into one set.
    public var merge: [LabelSet] = []
    /// The share of annotations that go; nil: none.
    public var drop: Double?
    /// The slices that are annotated: the axis, what it is called, and which; empty: all.
    public var slices: [(axis: Int, name: String, choice: SliceChoice)] = []

    public init(
        annotate: [LabelSet]? = nil, merge: [LabelSet] = [], drop: Double? = nil,
        slices: [(axis: Int, name: String, choice: SliceChoice)] = []
    ) {
        self.annotate = annotate
        self.merge = merge
        self.drop = drop
        self.slices = slices
    }

    /// What is left of one annotation. `drop` is then a share of its leaves, exact in number and nested: those that are
    /// complete, in a random order of `stream`'s, lose their annotation as in `Dataset.droppedAnnotations`.
    ///
    /// - Throws: `Problem` for a share outside 0…1, and for slices there are not.
    public func applied(to annotation: Annotation, stream: RandomStream) throws -> Annotation {
        var result = merged(annotation)
        if let drop { result = try Self.dropping(drop, of: result, stream: stream) }
        return try sliced(result, stream: stream)
    }

    func merged(_ annotation: Annotation) -> Annotation {
        let restricted = annotate.map { annotation.restricted(toSets: $0) } ?? annotation
        return merge.isEmpty ? restricted : restricted.merging(sets: merge)
    }

    func sliced(_ annotation: Annotation, stream: RandomStream) throws -> Annotation {
        guard !slices.isEmpty else { return annotation }
        var flags: [Int: [Bool]] = [:]
        for (axis, name, choice) in slices {
            guard annotation.shape.indices.contains(axis) else {
                throw Problem(
                    .shape, "an annotation of shape \(annotation.shape) has no axis \(name)",
                    remedy: "name one of its \(annotation.shape.count) axes", argument: "slices")
            }
            let chosen = try choice.flags(count: annotation.shape[axis], axis: name, stream: stream.split("slices"))
            flags[axis] = flags[axis].map { zip($0, chosen).map { $0 || $1 } } ?? chosen
        }
        return try annotation.keeping(slices: flags)
    }

    static func check(share: Double) throws {
        guard (0...1).contains(share) else {
            throw Problem(
                .value, "a share lies between 0 and 1, found \(share)", remedy: "0.7 drops 70 % of the annotations",
                argument: "drop")
        }
    }

    private static func dropping(_ share: Double, of annotation: Annotation, stream: RandomStream) throws -> Annotation
    {
        try check(share: share)
        let regions = annotation.hierarchy.regions
        var draws = stream.split("leaves")
        let ranking = draws.shuffled(regions.indices.filter { regions[$0].set.isSingleton })
        let complete = ranking.filter { annotation.complete(regions[$0].set) }
        let dropped = Array(complete.prefix(Int((share * Double(complete.count)).rounded())))
        guard !dropped.isEmpty else { return annotation }
        let kept = regions.indices.filter { !dropped.contains($0) && annotation.complete(regions[$0].set) }
        return try annotation.restricted(to: annotation.hierarchy.regions(kept, hiding: dropped))
    }
}
