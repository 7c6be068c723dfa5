import Catalogue
import Foundations
import Tensors

/// A loss of leaves: of logits and of the sets of leaves that voxels are annotated with.
///
/// Voxels that are ignored leave every sum, mean and count, samples of nothing else the mean over the batch.
public protocol LabelSetLoss: Sendable {
    /// As the user knows it: "leaf_dice".
    var name: String { get }
    var channels: LeafChannels { get }
    /// For which annotations it obeys the axiom of label sets; nil where nobody knows, and `obeys_axiom` finds out.
    var obeys: AxiomScope? { get }
    /// Logits [n, spatial…, channels]; the mean over the batch, or with `reduction: "none"` a tensor [n].
    ///
    /// - Throws: `Problem` where logits and annotations do not fit each other, or the loss cannot take such sets.
    func callAsFunction(_ logits: Tensor, _ target: LeafTarget) throws -> Tensor
    /// The loss of each sample, as precise as it is known; nil for a sample that leaves the batch mean.
    func sampleLosses(_ logits: Tensor, _ target: LeafTarget) throws -> [Double?]
    /// Whether these come from sums that tell what one voxel of many changes, and are not rounded to float32.
    var tellsVoxelsApart: Bool { get }
    /// What the loss is made of at one voxel, leaf by leaf, for `explain`.
    func terms(_ logits: Tensor, _ target: LeafTarget, at place: VoxelPlace) throws -> [LossTerm]
}

/// The channels a loss of leaves wants.
public enum LeafChannels: Sendable {
    /// A softmax over all leaves.
    case leaves
    /// A sigmoid for each leaf but background.
    case foregroundLeaves

    /// How many channels that are.
    public func count(leaves: Int) -> Int {
        switch self {
        case .leaves: leaves
        case .foregroundLeaves: leaves - 1
        }
    }
}

/// A loss of leaves that the language offers by name.
public protocol CataloguedLabelSetLoss: LabelSetLoss {
    static var entry: Entry { get }
    static var obeys: AxiomScope { get }
    /// - Throws: `Problem` for an option it does not have, or a value it cannot take.
    init(_ options: [String: Literal]) throws
}

extension LabelSetLoss {
    public var channels: LeafChannels { .leaves }
    public var tellsVoxelsApart: Bool { false }

    public func sampleLosses(_ logits: Tensor, _ target: LeafTarget) throws -> [Double?] {
        try (0..<target.annotations.count).map { sample in
            guard target.counted[sample] > 0 else { return nil }
            let part = try logits.sliced([.range(from: sample, to: sample + 1, step: 1)])
            return try self(part, target.sample(sample)).sum().scalar()
        }
    }

    public func terms(_ logits: Tensor, _ target: LeafTarget, at place: VoxelPlace) throws -> [LossTerm] { [] }
}

extension CataloguedLabelSetLoss {
    public init() throws { try self.init([:]) }
    public var name: String { Self.entry.name }
    public var obeys: AxiomScope? { Self.obeys }
}
