import Augmentation
import Foundations

/// How a trainer draws its batches and what it does with them.
public struct TrainerOptions: Sendable {
    /// Samples per step.
    public var batch = 2
    /// Longer gradients are shortened to this length, all parameters together; nil: never.
    public var clip: Double?
    /// Regions known in part count too, with the share and at the voxels where they are known.
    public var masked = false
    /// Samples are changed by chance before the network sees them; nil: not.
    public var augmentation: (any Transform)?
    /// Images are mixed in pairs with shares of Beta(a, a); nil: not.
    public var mixup: Double?
    public var sampling = SamplingScheme.cases
    /// Regions whose presence makes a sample positive; nil: the one asked for, or any.
    public var balancedBy: [String]?
    /// Targets of regions fade out in round(f · √area) rings around each part; nil: not.
    public var soften: Double?
    /// Only this share of the layers is trained, counted from the output.
    public var tune = 1.0

    public init() {}

    func validate() throws {
        guard batch >= 1, batch <= 4096 else {
            throw Problem(.value, "batch must be between 1 and 4096, found \(batch)", argument: "batch")
        }
        if let clip { try Rates.require(clip, named: "clip", { $0 > 0 }, "positive") }
        if balancedBy != nil, sampling != .balanced {
            throw Problem(
                .value, "balanced_by says what is balanced, and cases are drawn by weight",
                remedy: "use sampling: \"balanced\"", argument: "balanced_by")
        }
    }
}

/// How samples are drawn.
public enum SamplingScheme: String, NamedChoice {
    public static let noun = "sampling"

    /// Cases by weight.
    case cases
    /// As many positive as negative samples.
    case balanced
}
