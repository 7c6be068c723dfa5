import Catalogue
import Foundations
import Tensors

/// The adaptive wing loss of heat maps: steep where the target is high, flat where it is low. (Wang, Bo, Fuxin, ICCV 2019)
public struct AdaptiveWing: CataloguedRegionLoss {
    public static let entry = Entry(
        "adaptive_wing", room: "losses",
        [
            RegionParameters.probabilities, RegionParameters.target, RegionParameters.mask,
            Parameter("omega", "number", default: 14, "its scale"),
            Parameter("theta", "number", default: 0.5, "the distance from which on it is linear"),
            Parameter("epsilon", "number", default: 1, "its curvature"),
            Parameter("alpha", "number", default: 2.1, "its exponent is alpha − y; above 2"),
            Parameter(
                "emphasis", "number", default: 10, "how much more voxels in and beside the target count; 0: all alike"),
            Reduction.parameter,
        ],
        result: "number, or tensor [n]",
        summary: "Loss of heat maps that is steep near peaks and lenient in the background.",
        formula: "δ = |y − p|;  ω ln(1 + (δ/ε)^(α−y)) for δ < θ, else A δ − C;  times 1 + 10 [dilated y ≥ 0.2]",
        source: "Wang, Bo, Fuxin, ICCV 2019",
        examples: ["adaptive_wing(tensor([[[0.9], [0.2], [0.1]]]), tensor([[[1.0], [0.4], [0.0]]]))"],
        keywords: ["heat map", "key points", "landmarks", "regression"],
        details: "Loss of heat maps that is steep near peaks and lenient in the background.\n"
            + "The paper counts voxels 11 times where the target, dilated by one voxel, reaches 0.2. ivadomed's code compares "
            + "a binary image with 51, so that all count alike: `emphasis: 0`. It gives the sum over voxels, which here is the "
            + "mean.")

    let loss: PointwiseLoss
    let emphasis: Double
    let reduction: Reduction

    public init(_ options: [String: Literal]) throws {
        let options = try LossOptions(options, of: Self.entry)
        loss = .adaptiveWing(
            omega: try options.number("omega", else: 14, in: 1e-6...1e6),
            theta: try options.number("theta", else: 0.5, in: 1e-6...1e6),
            epsilon: try options.number("epsilon", else: 1, in: 1e-6...1e6),
            alpha: try options.number("alpha", else: 2.1, in: 2.001...16))
        emphasis = try options.number("emphasis", else: 10, in: 0...1e6)
        reduction = try options.reduction()
    }

    public func callAsFunction(_ probabilities: Tensor, _ target: Tensor, mask: Tensor?) throws -> Tensor {
        let input = try RegionInput(probabilities, target, mask: mask, loss: name)
        guard emphasis > 0 else { return try input.weightedMean(of: loss, reduction) }
        let near = try Self.dilated(input.target).isGreaterOrEqual(to: Tensor(0.2))
        return try input.weightedMean(of: loss, reduction, emphasis: near * emphasis + 1)
    }

    /// The largest of each voxel and its neighbours, diagonal ones too: axis by axis.
    static func dilated(_ map: Tensor) throws -> Tensor {
        guard map.rank > 2 else { return map }
        return try (1..<(map.rank - 1)).reduce(map) { map, axis in
            let size = map.shape[axis]
            func moved(_ from: Int, _ to: Int, before: Int, after: Int) throws -> Tensor {
                var part = [TensorIndex](repeating: .all, count: map.rank)
                part[axis] = .range(from: from, to: to, step: 1)
                var (pad, end) = ([Int](repeating: 0, count: map.rank), [Int](repeating: 0, count: map.rank))
                (pad[axis], end[axis]) = (before, after)
                return try map.sliced(part).padded(before: pad, after: end)
            }
            guard size > 1 else { return map }
            return try .maximum(
                .maximum(map, moved(1, size, before: 0, after: 1)), moved(0, size - 1, before: 1, after: 0))
        }
    }
}
