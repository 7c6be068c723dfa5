import Foundations
import Labels
import Language
import Losses
import Tensors
import Training

extension AxiomCheck: HasMembers {
    public var typeName: String { "axiom check" }
    public var summary: String {
        if takesFullLabelsOnly {
            return "\(loss) takes full labels only: there is nothing to move inside a set, and sets of several leaves "
                + "are an error"
        }
        let sets = scope == .any ? "any sets" : "missing labels"
        guard let counterexample else {
            return "\(loss) obeys the axiom for \(sets): in \(trials) trials moving probability inside annotated sets "
                + "changed nothing"
        }
        let (before, after) = counterexample.losses
        return "\(loss) does not obey the axiom for \(sets): moving probability inside annotated sets changed the loss "
            + "from \(StepReport.text(before)) to \(StepReport.text(after))"
    }

    public func display(width: Int) -> String { summary + (table.map { "\n" + $0.render(width: width) } ?? "") }
    public var memberNames: [String] { ["obeys", "scope", "trials", "counterexample", "table"] }

    public func member(_ name: String) throws -> Value? {
        switch name {
        case "obeys": .boolean(isObeyed)
        case "scope": .string(scope.rawValue)
        case "trials": .integer(trials)
        case "counterexample": try counterexample.map(record) ?? Value.none
        case "table": table.map { .table($0) } ?? Value.none
        default: nil
        }
    }

    /// The annotation, predictions [1, voxels, channels], and what the loss made of them.
    private func record(_ found: Counterexample) throws -> Value {
        func tensor(_ rows: [[Double]]) throws -> Value {
            .object(try Tensor(rows.flatMap { $0.map { Float($0) } }, shape: [1, rows.count, rows.first?.count ?? 0]))
        }
        return .record(
            Record([
                (.name("annotation"), .object(found.annotation)), (.name("before"), try tensor(found.before)),
                (.name("after"), try tensor(found.after)), (.name("loss_before"), .float(found.losses.before)),
                (.name("loss_after"), .float(found.losses.after)),
            ]))
    }
}
