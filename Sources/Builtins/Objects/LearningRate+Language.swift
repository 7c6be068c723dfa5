import Foundations
import Language
import Training

extension LearningRate: HostObject {
    public var typeName: String { "learning rate" }

    public var summary: String {
        let start = warmUp > 0 ? ", warm-up \(warmUp)" : ""
        return switch course {
        case .constant: "rate \(base)\(start)"
        case .cosine(let steps, let minimum): "rate \(base) to \(minimum) by a cosine over \(steps) updates\(start)"
        case .steps(let every, let factor): "rate \(base), times \(factor) every \(every) updates\(start)"
        }
    }

    /// A plain number is a constant rate.
    init(language value: Value) throws {
        switch value {
        case .object(let rate as LearningRate): self = rate
        case .float(let rate): try self.init(rate)
        case .integer(let rate): try self.init(Double(rate))
        default:
            throw Problem(
                .type, "expected a learning rate, found \(value.typePhrase)",
                remedy: "give a number, or a rate that changes, as in cosine_rate(1e-3, steps: 1000)", argument: "rate")
        }
    }
}
