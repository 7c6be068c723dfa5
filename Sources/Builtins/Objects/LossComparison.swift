import Datasets
import Foundations
import Language
import Plotting
import Tensors
import Training
import Volumes

/// Losses side by side: for each a network that was trained from the same start on the same cases in the same order.
public final class LossComparison {
    struct Arm {
        let name: String
        let trainer: Trainer
        /// The mean Dice on the held cases each time that it was measured.
        var dice: [Double?] = []
        var evaluation: Evaluation?
    }

    var arms: [Arm]
    let held: [Case]
    /// The steps after which Dice was measured.
    private(set) var measured: [Int] = []

    init(_ arms: [Arm], held: [Case]) {
        self.arms = arms
        self.held = held
    }

    /// Measures the Dice of every arm. Throws `Interrupted` with nothing noted.
    func measure(after step: Int) throws {
        let found = try arms.map { try Evaluation.evaluate($0.trainer.network, held) }
        for index in arms.indices {
            arms[index].evaluation = found[index]
            arms[index].dice.append(found[index].mean)
        }
        measured.append(step)
    }

    /// A row for each loss: its own value now, and the Dice of each region as measured last.
    var table: Table {
        let regions = arms.first?.evaluation?.regions ?? []
        let names = regions.count <= Self.mostRegions ? regions : []
        var table = Table(columns: ["loss", "value", "Dice"].map { Table.Column($0) } + names.map { Table.Column($0) })
        for arm in arms {
            let recent = arm.trainer.losses.suffix(20)
            let value = recent.isEmpty ? nil : recent.reduce(0, +) / Double(recent.count)
            let means = arm.evaluation?.means ?? []
            table.append(
                [.text(arm.name), Self.cell(value), Self.cell(arm.dice.last ?? nil)]
                    + zip(names, means).map { Self.cell($1) })
        }
        return table
    }

    private static let mostRegions = 8

    private static func cell(_ number: Double?) -> Table.Cell { number.map { .number($0) } ?? .missing }

    /// Dice by step above what each network sees in some of the held cases, the truth before them.
    func figure() throws -> Figure {
        let steps = measured.map(Double.init)
        let curves = LinePlot(
            arms.map { LinePlot.Series($0.name, x: steps, y: $0.dice.map { $0 ?? .nan }) }, xLabel: "step",
            yLabel: "Dice", hasPoints: measured.count <= 20)
        let sheet = try held.prefix(Self.mostRows).flatMap { item -> [Figure] in
            let image = try Picture.flat(item.image, nil, nil)
            let caption = try Picture.caption(item.image, nil, nil)
            func panel(_ labels: LabelMap, _ title: String) throws -> Figure? {
                var plot = try ImagePlot(image, under: try Picture.flat(labels, nil, nil), caption: caption)
                plot?.hasColourBar = false
                return plot.map { Figure($0, title: title, size: Self.panel) }
            }
            let row =
                [try panel(try item.labels(), "\(item.name): truth")]
                + (try arms.map { try panel(SegmentFunctions.labels(of: item.image, $0.trainer.network), $0.name) })
            return row.compactMap(\.self)
        }
        return Figure(
            FigureGrid(
                [Figure(curves, title: "mean Dice"), Figure(FigureGrid(sheet, columns: arms.count + 1))], columns: 1))
    }

    private static let mostRows = 3
    private static let panel = Size(270, 220)
}

extension LossComparison: HasMembers {
    public var typeName: String { "comparison" }
    public var summary: String {
        let losses = arms.count == 1 ? "1 loss" : "\(arms.count) losses"
        return "comparison of \(losses) after \(Counted.text(arms.first?.trainer.steps ?? 0, "step"))"
    }
    public func display(width: Int) -> String { summary + "\n" + table.render(width: width) }
    public var digest: String? {
        Digest.sha256(arms.map { $0.trainer.network.stateDigest }.joined(separator: " ").utf8).prefix(16).description
    }
    public var memberNames: [String] { ["table", "networks", "steps", "dice", "losses"] }

    public func member(_ name: String) throws -> Value? {
        switch name {
        case "table": .table(table)
        case "networks": byName { .object(NetworkObject($0.trainer.network)) }
        case "steps": .integers(measured)
        case "dice": byName { .list($0.dice.map { $0.map { .float($0) } ?? Value.none }) }
        case "losses": byName { .numbers($0.trainer.losses) }
        default: nil
        }
    }

    private func byName(_ value: (Arm) -> Value) -> Value {
        .record(Record(arms.map { (.name($0.name), value($0)) }))
    }
}
