import Foundation
import Foundations
import Language
import Training

extension StepReport: HasMembers, HasAside {
    public var typeName: String { "step report" }
    public var summary: String {
        "step \(step): loss \(Self.text(loss)), gradient norm \(Self.text(gradientNorm))"
            + (regions.isEmpty ? "" : ", of \(regions.joined(separator: ", "))")
    }
    public var aside: String { Duration.text(.seconds(seconds)) }
    public var memberNames: [String] { ["step", "loss", "gradient_norm", "regions", "seconds"] }

    public func member(_ name: String) throws -> Value? {
        switch name {
        case "step": .integer(step)
        case "loss": .float(loss)
        case "gradient_norm": .float(gradientNorm)
        case "regions": .strings(regions)
        case "seconds": .float(seconds)
        default: nil
        }
    }

    static func text(_ number: Double) -> String { String(format: "%.5g", number) }
}

extension TrainReport: HasMembers {
    public var typeName: String { "train report" }
    public var summary: String {
        let loss = recentLoss.map { ", mean loss of the last \(min(done, 20)): \(StepReport.text($0))" } ?? ""
        return "\(Counted.text(done, "step")), \(total) in all\(loss)"
    }
    public var memberNames: [String] { ["steps", "total", "loss", "seconds"] }

    public func member(_ name: String) throws -> Value? {
        switch name {
        case "steps": .integer(done)
        case "total": .integer(total)
        case "loss": recentLoss.map { .float($0) } ?? Value.none
        case "seconds": .float(seconds)
        default: nil
        }
    }
}
