import Foundation
import Foundations

/// A table of numbers as colours: gamma and beta by region and channel, distances between labels, a confusion matrix.
public struct HeatMap: Mark {
    /// Columns that belong together (the channels of one layer), parted by a line, named above.
    public struct Group: Sendable {
        public var name: String
        public var count: Int

        public init(_ name: String, count: Int) {
            self.name = name
            self.count = count
        }
    }

    /// What a cell can be where its values are places in a list of categories.
    public struct Category: Sendable {
        public var name: String
        public var colour: Colour

        public init(_ name: String, _ colour: Colour) {
            self.name = name
            self.colour = colour
        }
    }

    /// Rows of equal length; a missing or NaN value is grey.
    public let values: [[Double]]
    /// The least and the largest of them; nil where none is finite.
    private let ends: (low: Double, high: Double)?
    public var rowLabels: [String]
    public var columnLabels: [String]
    public var groups: [Group]
    /// Nil: diverging around 0 if there are values on both sides of it, else sequential.
    public var colours: ColourMap?
    public var range: ClosedRange<Double>?
    /// Stands beside the colour bar.
    public var label: String
    /// Writes the numbers into the cells; nil: where they fit and the table is small.
    public var showsValues: Bool?
    /// Where there are any, a legend of them takes the place of the colour bar.
    public var categories: [Category] = []

    public init(
        _ values: [[Double]], rowLabels: [String] = [], columnLabels: [String] = [], groups: [Group] = [],
        colours: ColourMap? = nil, range: ClosedRange<Double>? = nil, label: String = "", showsValues: Bool? = nil
    ) {
        self.values = values
        ends = Self.ends(of: values)
        self.rowLabels = rowLabels
        self.columnLabels = columnLabels
        self.groups = groups
        self.colours = colours
        self.range = range
        self.label = label
        self.showsValues = showsValues
    }

    /// Cells of a few kinds: each value is the place of one of the categories.
    public init(
        categories: [Category], _ values: [[Int]], rowLabels: [String] = [], columnLabels: [String] = []
    ) {
        self.init(
            values.map { $0.map(Double.init) }, rowLabels: rowLabels, columnLabels: columnLabels, showsValues: false)
        self.categories = categories
    }

    private static let labelSize = 9.5
    private static let longest = 150.0
    /// Larger tables have no numbers in their cells unless these are asked for.
    private static let mostNumbers = 400

    private var columns: Int { max(values.map(\.count).max() ?? 0, 1) }
    private var rows: Int { max(values.count, 1) }

    private var rowLabelWidth: Double {
        rowLabels.isEmpty ? 0 : min(TextFit.widest(rowLabels, size: Self.labelSize), Self.longest) + 8
    }

    private func isTurned(cell: Double) -> Bool { TextFit.widest(columnLabels, size: Self.labelSize) > cell - 4 }

    private func columnLabelHeight(cell: Double) -> Double {
        if columnLabels.isEmpty { return 0 }
        if !isTurned(cell: cell) { return 18 }
        return min(TextFit.widest(columnLabels, size: Self.labelSize), Self.longest) * 0.71 + 14
    }

    private var groupHeight: Double { groups.isEmpty ? 0 : 17 }

    /// Turned labels lean over to the left of the first column.
    private func lean(cell: Double) -> Double {
        guard isTurned(cell: cell), let first = columnLabels.first else { return 0 }
        let width = min(StrokeFont.width(of: first, size: Self.labelSize), Self.longest)
        return max(0, width * 0.71 - cell / 2 - rowLabelWidth + 4)
    }

    private var legend: Legend {
        Legend(entries: categories.map { ($0.name, $0.colour) }, shape: .box, title: label.isEmpty ? nil : label)
    }

    private var barWidth: Double {
        if !categories.isEmpty { return legend.width }
        return TextFit.widest(scale.axis.ticks.map(scale.axis.label), size: 9) + 40 + (label.isEmpty ? 0 : 16)
    }

    /// Points a cell: square and roomy for small tables, narrow columns for wide ones, low rows for high ones.
    private var preferredCell: Size {
        let height = min(max(300 / Double(rows), 16), 34, Self.mostHeight / Double(rows))
        let narrow = max(min(1, Self.mostWidth / Double(columns)), min(16, 620 / Double(columns)))
        let width = columns <= 16 ? max(height, min(34, 480 / Double(columns))) : narrow
        return Size(width, height)
    }

    /// No table is drawn larger: of more rows than have a line of text each, some are named.
    private static let (mostWidth, mostHeight) = (1200.0, 2000.0)

    public var preferredSize: Size {
        let cell = preferredCell
        return Size(
            cell.width * Double(columns) + rowLabelWidth + barWidth + lean(cell: cell.width),
            max(cell.height * Double(rows), categories.isEmpty ? 90 : legend.height)
                + columnLabelHeight(cell: cell.width) + groupHeight)
    }

    private static func ends(of values: [[Double]]) -> (low: Double, high: Double)? {
        var (low, high) = (Double.infinity, -Double.infinity)
        for row in values {
            for value in row where value.isFinite {
                low = min(low, value)
                high = max(high, value)
            }
        }
        return low <= high ? (low, high) : nil
    }

    /// The colours' range, symmetric for the diverging ones.
    private var scale: (map: ColourMap, axis: Axis) {
        let (low, high) = ends ?? (0, 1)
        let map = colours ?? (low < 0 && high > 0 ? .diverging : .sequential)
        var fixed = range
        if fixed == nil, map == .diverging {
            let size = max(abs(low), abs(high), .leastNormalMagnitude)
            fixed = -size...size
        }
        return (map, Axis(covering: ends.map { [$0.low, $0.high] } ?? [], fixed: fixed, ticks: 5, hasMargin: false))
    }

    public func draw(on canvas: any Canvas, in rect: Rect) throws {
        let (map, axis) = scale
        let guess = (rect.width - rowLabelWidth - barWidth) / Double(columns)
        let below = columnLabelHeight(cell: guess)
        let table = rect.inset(
            left: rowLabelWidth + lean(cell: guess), top: groupHeight, right: barWidth, bottom: below)
        let cell = Size(table.width / Double(columns), table.height / Double(rows))
        try drawCells(on: canvas, in: table, map, axis)
        for (row, label) in rowLabels.prefix(rows).enumerated() {
            guard row % Self.stride(of: cell.height) == 0 else { continue }
            try canvas.text(
                TextFit.cut(label, to: Self.longest, size: Self.labelSize),
                at: Point(table.x - 6, table.y + (Double(row) + 0.5) * cell.height), size: Self.labelSize,
                across: .end)
        }
        for (column, label) in columnLabels.prefix(columns).enumerated() {
            guard column % Self.stride(of: cell.width) == 0 else { continue }
            let middle = table.x + (Double(column) + 0.5) * cell.width
            let text = TextFit.cut(label, to: Self.longest, size: Self.labelSize)
            if isTurned(cell: guess) {
                try canvas.text(
                    text, at: Point(middle + 3, table.maxY + 7), size: Self.labelSize, across: .end, angle: 45)
            } else {
                try canvas.text(
                    text, at: Point(middle, table.maxY + 6), size: Self.labelSize, across: .middle, down: .top)
            }
        }
        try drawGroups(on: canvas, in: table, cell: cell.width)
        if !categories.isEmpty {
            let right = Rect(x: table.maxX, y: table.y, width: barWidth, height: max(table.height, legend.height))
            return try legend.draw(on: canvas, in: right)
        }
        try ColourBar(map: map, axis: axis, label: label).draw(
            on: canvas, in: Rect(x: table.maxX + 12, y: table.y, width: barWidth - 12, height: table.height))
    }

    /// Cells thinner than a line of text: every n-th is named.
    private static func stride(of length: Double) -> Int {
        length > 0.01 ? max(1, Int((10 / length).rounded(.up))) : 1000
    }

    private func drawCells(on canvas: any Canvas, in table: Rect, _ map: ColourMap, _ axis: Axis) throws {
        let (across, down) = (Thinning(of: columns), Thinning(of: rows))
        let colours = map.table
        var pixels = Pixels(width: across.count, height: down.count, filledWith: .grey(0.85))
        for y in 0..<down.count where down.place(y) < values.count {
            try Cancellation.check()
            let row = values[down.place(y)]
            for x in 0..<across.count where across.place(x) < row.count {
                let value = row[across.place(x)]
                guard !value.isNaN else { continue }
                pixels[x, y] = category(value)?.colour ?? colours.colour(axis.place(value))
            }
        }
        try canvas.image(pixels, in: table, isSmooth: false)
        let cell = Size(table.width / Double(columns), table.height / Double(rows))
        if cell.width >= 12, cell.height >= 12 {
            for x in 1..<max(columns, 2) where x < columns {
                let place = table.x + Double(x) * cell.width
                try canvas.stroke([Point(place, table.y), Point(place, table.maxY)], .white, width: 1)
            }
            for y in 1..<max(rows, 2) where y < rows {
                let place = table.y + Double(y) * cell.height
                try canvas.stroke([Point(table.x, place), Point(table.maxX, place)], .white, width: 1)
            }
        }
        guard showsValues ?? (columns * rows <= Self.mostNumbers) else { return }
        let texts = values.map { $0.map { Axis.minus(Axis.short($0)) } }
        let widest = TextFit.widest(Array(texts.joined()), size: 8.5)
        guard showsValues ?? (widest <= cell.width - 4 && cell.height >= 13) else { return }
        for (y, row) in values.enumerated() {
            for (x, value) in row.enumerated() {
                try canvas.text(
                    texts[y][x],
                    at: Point(table.x + (Double(x) + 0.5) * cell.width, table.y + (Double(y) + 0.5) * cell.height),
                    size: 8.5, value.isNaN ? .faint : map.colour(axis.place(value)).contrasting, across: .middle)
            }
        }
    }

    private func category(_ value: Double) -> Category? {
        guard let place = Int(exactly: value), categories.indices.contains(place) else { return nil }
        return categories[place]
    }

    private func drawGroups(on canvas: any Canvas, in table: Rect, cell: Double) throws {
        var start = 0
        for group in groups where group.count > 0 && start < columns {
            let from = table.x + Double(start) * cell
            let to = min(table.maxX, from + Double(group.count) * cell)
            try canvas.stroke([Point(from + 1, table.y - 3), Point(to - 1, table.y - 3)], .faint, width: 1)
            try canvas.text(
                TextFit.cut(group.name, to: to - from - 2, size: 8.5), at: Point((from + to) / 2, table.y - 10),
                size: 8.5, .faint, across: .middle)
            if start > 0 { try canvas.stroke([Point(from, table.y), Point(from, table.maxY)], .white, width: 2) }
            start += group.count
        }
    }
}
