import Foundations
import Language
import Losses

/// A loss of either kind, as a trainer takes it.
public enum AnyLoss {
    /// On the map and the target of regions.
    case region(any RegionLoss)
    /// On logits of leaves and annotations.
    case labelSet(any LabelSetLoss)
}

/// A loss as a value of the language.
protocol LossFunction: Callable {
    func configured() throws -> AnyLoss
}

extension LossFunction {
    var typeName: String { "loss" }
}
