import Catalogue
import Foundations
import Labels
import Tensors

/// −log p(g), probabilities summed over the set: what datasets that annotate different things need. (Roulet et al., MIDL 2019)
public struct AdaptiveCrossEntropy: FusedLoss {
    public static let obeys = AxiomScope.any
    public static let entry = Entry(
        "adaptive_cross_entropy", room: "losses",
        [
            LeafParameters.logits, LeafParameters.annotation,
            Parameter(
                "weights", "list of numbers or record", default: Literal.none,
                "of each leaf, background first, or by name (the others 1); a set that holds background has its weight"),
            Parameter(
                "dataset_weights", "record", default: Literal.none,
                "region: weight of the samples in which that region is complete; the first that fits, else 1"),
            Reduction.parameter,
        ],
        result: "number, or tensor [n]",
        summary: "Cross entropy over datasets with different annotations: background of one may be any class it lacks.",
        formula: "−(1/N) Σ_i w log Σ_{c in g} p_c;  g = L ∖ A for background where classes A are annotated",
        source: "Roulet et al., MIDL 2019",
        examples: [
            "h = hierarchy({tissue: 1, lesion: 2})\nz = tensor([[[2.0, 0.0, 1.0], [0.0, 3.0, 1.0]]])\n"
                + "a = annotation(tensor([[0, 2]]), h, annotated: [\"lesion\"])\nadaptive_cross_entropy(z, a)",
            "h = hierarchy({tissue: 1, lesion: 2})\nz = tensor([[[2.0, 0.0, 1.0], [0.0, 3.0, 1.0]]])\n"
                + "a = annotation(tensor([[0, 2]]), h, annotated: [\"lesion\"])\n"
                + "adaptive_cross_entropy(z, a, weights: {background: 0.2}, dataset_weights: {lesion: 2})",
        ],
        keywords: ["ace", "heterogeneous", "partial labels", "label set"], facts: [obeys.fact])

    let weights: ClassWeights?
    let datasetWeights: DatasetWeights?
    let reduction: Reduction

    public init(_ options: [String: Literal]) throws {
        let options = try LossOptions(options, of: Self.entry)
        weights = try options.classWeights()
        datasetWeights = try options.literal("dataset_weights").flatMap { literal in
            literal == .none ? nil : try DatasetWeights(literal, loss: Self.entry.name)
        }
        reduction = try options.reduction()
    }

    func forward(_ input: LeafInput) throws -> SampleLosses {
        try VoxelwiseLosses(
            .crossEntropy, weights: weights(input.target), constants: input.target.sets.map { _ in 0 }
        ).forward(input)
    }

    /// Of each set, for every sample.
    private func weights(_ target: LeafTarget) throws -> [Double] {
        let leaves = try weights.ofLeaves(target.hierarchy)
        return try target.annotations.flatMap { annotation in
            let factor = try datasetWeights?.weight(of: annotation) ?? 1
            return target.sets.map { factor * Self.weight(of: $0, leaves) }
        }
    }

    private static func weight(of set: LabelSet, _ leaves: [Double]) -> Double {
        set.contains(0) ? leaves[0] : leaves.mean(of: set)
    }

    public func terms(_ logits: Tensor, _ target: LeafTarget, at place: VoxelPlace) throws -> [LossTerm] {
        let voxel = try AnnotatedVoxel(logits, target, at: place)
        let factor = try datasetWeights?.weight(of: target.annotations[place.sample]) ?? 1
        let weight = try factor * Self.weight(of: voxel.set, weights.ofLeaves(target.hierarchy))
        return [
            voxel.term(name, "−w log Σ p over the set, in equal shares") { leaf in
                weight * voxel.psi[leaf] * voxel.surpriseOfSet
            }
        ]
    }
}

/// Weights of samples by what is complete in them: a dataset is known by what it annotates.
struct DatasetWeights {
    private let pairs: [(region: String, weight: Double)]

    init(_ literal: Literal, loss: String) throws {
        guard case .record(let fields) = literal else {
            throw Problem(
                .type, "dataset_weights of \(loss) is a record of weights by region, found \(literal)",
                argument: "dataset_weights")
        }
        pairs = try fields.map { field in
            guard let weight = field.value.number, weight >= 0, weight.isFinite else {
                throw Problem(
                    .value,
                    "the weight of datasets that annotate \"\(field.name)\" is \(field.value); "
                        + "weights are numbers and not negative", argument: "dataset_weights")
            }
            return (field.name, weight)
        }
    }

    /// Of the first region that is complete in the sample; 1 where none is.
    func weight(of annotation: Annotation) throws -> Double {
        for (region, weight) in pairs {
            do {
                if try annotation.complete(region) { return weight }
            } catch {
                let error = error.inClauses
                throw Problem(.name, error.message, remedy: error.remedy, argument: "dataset_weights")
            }
        }
        return 1
    }
}
