/// A loss of either kind, as a trainer takes it.
public enum AnyLoss: Sendable {
    /// On the map and the target of regions.
    case region(any RegionLoss)
    /// On logits of leaves and annotations.
    case labelSet(any LabelSetLoss)
}
