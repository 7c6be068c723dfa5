import Catalogue
import Foundations
import Tensors

/// Dropout: in training, and for Monte Carlo dropout, each value is 0 with probability `rate` and divided by 1 − rate
/// otherwise; else nothing happens.
///
/// Source: Srivastava et al., JMLR 2014.
public final class Dropout: CataloguedLayer {
    public let rate: Double

    public init(rate: Double) throws {
        guard rate >= 0, rate < 1 else {
            throw Problem(.value, "dropout must be at least 0 and below 1, found \(rate)", argument: "rate")
        }
        self.rate = rate
    }

    public var namedParameters: NamedParameters { [] }
    public var summaryLine: String { "dropout \(rate)" }

    public func callAsFunction(_ x: Tensor, _ pass: Pass) throws -> Tensor {
        guard pass.dropsOut, rate > 0 else { return x }
        let x = try pass.spread(x)
        if pass.sampleStreams.isEmpty { return try x.dropout(rate: rate, stream: &pass.random) }
        return try x.dropout(rate: rate, streams: &pass.sampleStreams)
    }

    public static let entry = Entry(
        "dropout", room: "networks",
        [Catalogue.Parameter("rate", "number", default: 0.1, "probability of a value to be 0, in [0, 1)")],
        result: "layer: tensor to the same shape",
        summary: "Sets values to 0 at random in training and scales the others; does nothing otherwise.",
        formula: "y = x m / (1 − rate),  m = 0 with probability rate, else 1",
        source: "Srivastava et al., JMLR 2014",
        examples: ["d = dropout(rate: 0.5)\nd(ones([2, 3]))"],
        keywords: ["regularisation", "monte carlo"])
}
