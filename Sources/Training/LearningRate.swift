import Catalogue
import Foundation
import Foundations

/// The size of an optimizer's steps, as it changes over a training.
///
/// During the first `warmUp` updates it rises linearly to `base`; then it stays there, falls along half a cosine
/// (Loshchilov and Hutter, ICLR 2017), or falls in steps.
public struct LearningRate: Sendable, Equatable {
    /// What the rate does after the warm-up.
    public enum Course: Sendable, Equatable {
        case constant
        /// From `base` to `minimum` at update `steps`, and stays there.
        case cosine(steps: Int, minimum: Double)
        /// Times `factor` every so many updates.
        case steps(every: Int, factor: Double)
    }

    public let base: Double
    public let course: Course
    public let warmUp: Int

    public init(_ base: Double, course: Course = .constant, warmUp: Int = 0) throws {
        try Rates.require(base, named: "rate", { $0 > 0 }, "positive")
        guard warmUp >= 0 else {
            throw Problem(.value, "warm_up must not be negative, found \(warmUp)", argument: "warm_up")
        }
        switch course {
        case .constant: break
        case .cosine(let steps, let minimum):
            try Rates.require(minimum, named: "minimum", { $0 >= 0 && $0 <= base }, "between 0 and the rate")
            guard steps > warmUp else {
                throw Problem(
                    .value, "steps must be more than the warm-up of \(warmUp), found \(steps)", argument: "steps")
            }
        case .steps(let every, let factor):
            try Rates.require(factor, named: "factor", { $0 > 0 && $0 <= 1 }, "above 0 and at most 1")
            guard every > 0 else { throw Problem(.value, "every must be positive, found \(every)", argument: "every") }
        }
        self.base = base
        self.course = course
        self.warmUp = warmUp
    }

    /// The rate of an update, counted from 0.
    public func callAsFunction(_ update: Int) -> Double {
        if update < warmUp { return base * Double(update + 1) / Double(warmUp) }
        let since = update - warmUp
        switch course {
        case .constant: return base
        case .cosine(let steps, let minimum):
            let share = min(1, Double(since) / Double(steps - warmUp))
            return minimum + (base - minimum) * (1 + cos(Double.pi * share)) / 2
        case .steps(let every, let factor):
            // By repeated multiplication: the same bits with every mathematics library.
            return (0..<min(since / every, 1000)).reduce(base) { rate, _ in rate * factor }
        }
    }

    private static let rate = Parameter("rate", "number", "after the warm-up")
    private static let warmUpParameter = Parameter(
        "warm_up", "integer", default: 0, unit: "updates", "over which the rate rises linearly from 0")

    public static let constantEntry = Entry(
        "constant_rate", room: "training", [rate, warmUpParameter], result: "learning rate",
        summary: "A learning rate that stays the same after a warm-up.",
        formula: "rate · min(1, (t + 1) / warm_up)", source: "Goyal et al., 2017",
        examples: ["adam(rate: constant_rate(1e-3, warm_up: 100))"], keywords: ["schedule", "warm-up"])

    public static let cosineEntry = Entry(
        "cosine_rate", room: "training",
        [
            rate, Parameter("steps", "integer", unit: "updates", "until it has fallen to the minimum"),
            Parameter("minimum", "number", default: 0.0, "where it ends"), warmUpParameter,
        ],
        result: "learning rate", summary: "A learning rate that falls along half a cosine.",
        formula: "minimum + (rate − minimum) (1 + cos(π (t − warm_up) / (steps − warm_up))) / 2",
        source: "Loshchilov and Hutter, SGDR, ICLR 2017",
        examples: ["adam(rate: cosine_rate(3e-3, steps: 1000, warm_up: 50))"],
        keywords: ["schedule", "annealing", "decay"])

    public static let stepsEntry = Entry(
        "step_rate", room: "training",
        [
            rate, Parameter("every", "integer", unit: "updates", "between falls"),
            Parameter("factor", "number", default: 0.1, "what it is multiplied by"), warmUpParameter,
        ],
        result: "learning rate", summary: "A learning rate that falls in steps.",
        formula: "rate · factor^⌊(t − warm_up) / every⌋",
        examples: ["sgd(rate: step_rate(0.1, every: 500, factor: 0.5))"], keywords: ["schedule", "decay"])
}
