import Foundations
import Language
import Losses
import Plotting
import Tensors

extension LossExplanation: HasMembers {
    public var typeName: String { "explanation" }
    public var summary: String { "\(loss) at voxel \(place.indices) of sample \(place.sample)" }
    public func display(width: Int) -> String {
        ([summary, table.render(width: width)] + notes).joined(separator: "\n")
    }
    public var digest: String? { table.digest }
    public var memberNames: [String] {
        ["table", "annotated", "probabilities", "phi", "psi", "terms", "gradient", "differences", "agrees", "loss"]
    }

    public func member(_ name: String) throws -> Value? {
        switch name {
        case "table": .table(table)
        case "annotated": .object(RegionSet(leaves: set, hierarchy: hierarchy))
        case "probabilities": byLeaf(probabilities)
        case "phi": phi.map(byLeaf) ?? Value.none
        case "psi": psi.map(byLeaf) ?? Value.none
        case "terms": .record(Record(terms.map { (.name($0.name), byLeaf($0.values)) }))
        case "gradient": byLeaf(gradient)
        case "differences": byLeaf(numeric)
        case "agrees": agrees.map { .boolean($0) } ?? Value.none
        case "loss": value.map { .float($0) } ?? Value.none
        default: nil
        }
    }

    private func byLeaf(_ values: [Double]) -> Value {
        .record(Record(zip(leaves, values).map { (.name($0), .float($1)) }))
    }
}

/// Bars by leaf: how probable, what the loss is told, what it costs, and where the gradient pulls.
enum ExplanationFigure {
    /// Width over height of a projector's picture.
    private static let frame = 16.0 / 9

    static func make(_ explanation: LossExplanation) -> Figure {
        func bars(_ series: [BarChart.Series], _ title: String) -> Figure {
            Figure(BarChart(labels: explanation.leaves, series: series), title: title)
        }
        var probabilities = [BarChart.Series("p", explanation.probabilities)]
        if let phi = explanation.phi { probabilities.append(.init("Phi", phi)) }
        if let psi = explanation.psi { probabilities.append(.init("Psi", psi)) }
        var figures = [bars(probabilities, "probabilities and sets")]
        if !explanation.terms.isEmpty {
            figures.append(bars(explanation.terms.map { .init($0.name, $0.values) }, "terms of the loss"))
        }
        figures.append(
            bars(
                [.init("gradient", explanation.gradient), .init("differences", explanation.numeric)],
                "gradient by the logits"))
        return Figure(FigureGrid(figures, aspect: frame), title: explanation.summary).fitting(frame, scale: 0.75)
    }
}
