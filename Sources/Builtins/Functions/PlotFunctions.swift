import Catalogue
import Datasets
import Foundations
import Language
import Losses
import Networks
import Plotting
import Space
import Tensors
import Training
import Volumes

/// `plot`: a picture of whatever can have one.
enum PlotFunctions {
    static let all: [Builtin] = [
        Builtin(
            Entry(
                "plot", room: "plotting",
                [
                    Parameter(
                        "value",
                        "modulation, table, trainer, audit, comparison, explanation, tensor, volume, label map, case, record or "
                            + "list",
                        "What to draw; a record of lists of numbers as curves, of other things side by side."),
                    Parameter(
                        "file", "string", default: nil, "A .png or .svg file to write.",
                        completion: .files(Figure.extensions)),
                    Parameter("title", "string", default: nil),
                    Parameter("labels", "label map", default: nil, "For a volume: labels to lay over it."),
                    Parameter(
                        "slice", "integer", default: nil,
                        "For three dimensions: which slice; the middle one if left out."),
                    Parameter(
                        "axis", "string", default: "z", "The axis that the slice is across.",
                        completion: .choices(SpatialAxis.names)),
                    Parameter(
                        "x", "list of numbers", default: nil,
                        "For curves: where their points stand; 0, 1, 2 … if left out."),
                    Parameter("x_label", "string", default: ""), Parameter("y_label", "string", default: ""),
                ],
                result: "figure, or none where a file was written",
                summary: "Draws a value: heat maps, curves, bars, images with labels over them.",
                examples: [
                    "plot tensor([1.0, 0.5, 0.3]) file: \"loss.svg\"",
                    "plot({plain: [0.8, 0.5], smile: [0.8, 0.7]}, x: [0, 0.7], y_label: \"Dice\", file: \"alpha.svg\")",
                    "organs = hierarchy({liver: 1, spleen: 2})\n"
                        + "plot modulation(unet(levels: 2, features: 4, condition: organs)) file: \"film.png\"",
                ], keywords: ["figure", "picture", "png", "svg", "draw", "graph"],
                details:
                    "An image whose affine says how it lies is drawn with right at the right, anterior and superior above, "
                    + "whatever the order of its voxels; letters at the sides say so. Of one without x runs to the right and y "
                    + "up, without letters. Below a slice stand its axis, index and place, beside it the numbers of its "
                    + "greys. A label has one colour by its value, in every slice and every map; 0 has none.")
        ) { arguments, call in
            let value = try arguments.value("value")
            var figure = try figure(value, arguments)
            try refuseIdle(arguments, for: value)
            if let title = try arguments.stringOrNone("title") { figure.title = title }
            guard let path = try arguments.stringOrNone("file") else { return .object(figure) }
            try FileFunctions.write(path, call.host) { try figure.write(to: $0) }
            return .none
        }
    ]

    private static func figure(_ value: Value, _ arguments: Arguments) throws -> Figure {
        switch value {
        case .object(let figure as Figure): return figure
        case .object(let table as ModulationTable): return ModulationFigure.make(table)
        case .object(let explanation as LossExplanation): return ExplanationFigure.make(explanation)
        case .object(let table as Table): return try bars(table)
        case .object(let audit as Audit): return AuditFigure.make(audit)
        case .object(let trainer as TrainerObject): return losses(trainer.trainer)
        case .object(let comparison as LossComparison): return try comparison.figure()
        case .object(let volume as Volume): return try image(volume, try overlay(arguments), arguments)
        case .object(let labels as LabelMap): return try image(nil, labels, arguments)
        case .object(let item as Case): return try image(item.image, try item.labels(), arguments)
        case .record(let record):
            if let curves = try CurvesFigure.make(record, arguments) { return curves }
            let figures = try record.pairs.map { key, value -> Figure in
                var figure = try self.figure(value, arguments)
                figure.title = key.plain
                return figure
            }
            return Figure(FigureGrid(figures))
        case .list(let list) where list.elements.contains { if case .object = $0 { true } else { false } }:
            return Figure(FigureGrid(try list.elements.map { try figure($0, arguments) }))
        default:
            guard let tensor = try value.asTensor ?? TensorReader.tensor(value) as Tensor? else {
                throw arguments.mismatch("value", "something that can be drawn")
            }
            return try plot(tensor, arguments)
        }
    }

    /// Throws for an argument that what is drawn has no use for.
    private static func refuseIdle(_ arguments: Arguments, for value: Value) throws {
        let used = try uses(of: value)
        for (names, purpose) in purposes {
            for name in names where !used.contains(name) && arguments.isMeant(name) {
                throw Problem(
                    .value, "plot has no use for `\(name)` with \(value.typePhrase)",
                    remedy: "\(purpose); leave it out", argument: name)
            }
        }
    }

    private static let purposes = [
        (["labels"], "labels lie over a volume"), (["slice", "axis"], "slices are of images with three dimensions"),
        (["x", "x_label", "y_label"], "curves have an x and labels at their axes"),
    ]

    /// The arguments that are read where a value is drawn.
    private static func uses(of value: Value) throws -> Set<String> {
        let (curves, slices): (Set<String>, Set<String>) = (["x", "x_label", "y_label"], ["slice", "axis"])
        switch value {
        case .object(is Volume): return slices.union(["labels"])
        case .object(is LabelMap), .object(is Case): return slices
        case .object(let tensor as Tensor): return tensor.rank == 1 ? curves : []
        case .record(let record):
            let parts = record.pairs.map { $0.value }
            if try parts.allSatisfy({ try CurvesFigure.numbers($0) != nil }) { return curves }
            return try parts.reduce(into: []) { $0.formUnion(try uses(of: $1)) }
        case .list(let list):
            if try CurvesFigure.numbers(value) != nil { return curves }
            return try list.elements.reduce(into: []) { $0.formUnion(try uses(of: $1)) }
        case .range: return curves
        default: return []
        }
    }

    /// One row is a curve, a matrix a heat map.
    private static func plot(_ tensor: Tensor, _ arguments: Arguments) throws -> Figure {
        switch tensor.rank {
        case 1:
            return try CurvesFigure.figure([.init("", y: tensor.floats.map(Double.init))], arguments)
        case 2: return Figure(HeatMap(try rows(tensor)))
        default:
            throw Problem(
                .shape, "a tensor of shape \(tensor.shape) cannot be drawn",
                remedy: "take one or two axes of it, as in t[0]",
                argument: "value")
        }
    }

    /// Of a large matrix as many rows and columns as a figure shows.
    private static func rows(_ tensor: Tensor) throws -> [[Double]] {
        let (down, across) = (Thinning(of: tensor.shape[0]), Thinning(of: tensor.shape[1]))
        let floats = tensor.floats
        return try (0..<down.count).map { row in
            try Cancellation.check()
            let start = down.place(row) * tensor.shape[1]
            return (0..<across.count).map { Double(floats[start + across.place($0)]) }
        }
    }

    /// A group of bars for each row, a colour for each column of numbers, whiskers for their deviations or intervals.
    private static func bars(_ table: Table) throws -> Figure {
        let labels = table.rows.enumerated().map { index, row -> String in
            for case .text(let text) in row { return text }
            return "\(index)"
        }
        var series: [BarChart.Series] = []
        var ends: [Int: [[Double]]] = [:]
        for (place, column) in table.columns.enumerated() {
            let numbers = table.rows.map { row -> Double in
                if case .number(let number) = row[place] { return number }
                return .nan
            }
            guard numbers.contains(where: { !$0.isNaN }) else { continue }
            switch column.role {
            case .value: series.append(BarChart.Series(column.name, numbers))
            case .deviation: if !series.isEmpty { series[series.count - 1].spread(numbers) }
            case .interval: if !series.isEmpty { ends[series.count - 1, default: []].append(numbers) }
            case .bound, .certainty: continue
            }
        }
        for (place, ends) in ends where ends.count == 2 {
            series[place].whiskers = zip(ends[0], ends[1]).map { (low: $0, high: $1) }
        }
        guard !series.isEmpty else {
            throw Problem(.value, "the table has no column of numbers to draw", argument: "value")
        }
        let label = series.count == 1 ? series[0].name : ""
        return Figure(BarChart(labels: labels, series: series, yLabel: label), title: table.title)
    }

    private static func losses(_ trainer: Trainer) -> Figure {
        var mean = 0.0
        let smooth = trainer.losses.enumerated().map { index, loss -> Double in
            mean = index == 0 ? loss : 0.95 * mean + 0.05 * loss
            return mean
        }
        let steps = smooth.indices.map { Double($0 + 1) }
        let plot = LinePlot(
            [
                .init("step", x: steps, y: trainer.losses, colour: Palette.colour(5).opacity(0.5)),
                .init("running mean", x: steps, y: smooth),
            ],
            xLabel: "step", yLabel: "loss")
        return Figure(plot, title: trainer.network.title)
    }

    private static func overlay(_ arguments: Arguments) throws -> LabelMap? {
        arguments.isNone("labels") ? nil : try arguments.object("labels", as: LabelMap.self, "label map")
    }

    private static func image(_ scan: Volume?, _ labels: LabelMap?, _ arguments: Arguments) throws -> Figure {
        let index = try arguments.integerOrNone("slice")
        let axis = try arguments.axisUnlessDefault()
        try Grid.requireOne(scan?.grid, labels?.grid, of: ("the image", "the labels over it"), argument: "labels")
        let flat = try scan.map { try Picture.flat($0, index, axis) }
        let over = try labels.map { try Picture.flat($0, index, axis) }
        let caption =
            try scan.map { try Picture.caption($0, index, axis) } ?? labels.map { try Picture.caption($0, index, axis) }
        guard let plot = try ImagePlot(flat, under: over, caption: caption ?? "") else {
            throw arguments.mismatch("value", "an image")
        }
        return Figure(plot)
    }
}
