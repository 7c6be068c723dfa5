import Foundation

/// Bars side by side: a score for each region and method.
public struct BarChart: Mark {
    public struct Series: Sendable {
        public var name: String
        public var values: [Double]
        /// From where to where an error bar goes; none where an end is not finite.
        public var whiskers: [(low: Double, high: Double)] = []
        public var colour: Colour?

        /// - Parameter spread: half the length of each error bar.
        public init(_ name: String, _ values: [Double], spread: [Double] = [], colour: Colour? = nil) {
            self.name = name
            self.values = values
            self.colour = colour
            self.spread(spread)
        }

        /// Error bars of so much to either side.
        public mutating func spread(_ deviations: [Double]) {
            whiskers = zip(values, deviations).map { (low: $0 - $1, high: $0 + $1) }
        }

        /// The error bar of a value.
        func whisker(_ position: Int) -> (low: Double, high: Double)? {
            guard position < whiskers.count else { return nil }
            let ends = whiskers[position]
            return ends.low.isFinite && ends.high.isFinite ? ends : nil
        }
    }

    public var labels: [String]
    public var series: [Series]
    public var yLabel: String
    public var yRange: ClosedRange<Double>?
    /// Writes the number above each bar; nil: where there is room.
    public var showsValues: Bool?

    public init(
        labels: [String], series: [Series], yLabel: String = "", yRange: ClosedRange<Double>? = nil,
        showsValues: Bool? = nil
    ) {
        self.labels = labels
        self.series = series
        self.yLabel = yLabel
        self.yRange = yRange
        self.showsValues = showsValues
    }

    private static let labelSize = 9.5
    private static let longest = 140.0

    public var preferredSize: Size {
        let bars = Double(max(labels.count, 1) * (series.count + 1))
        return Size(min(max(320, bars * 17 + 60), 1100) + legend.width, 250 + labelHeight(slots: 40))
    }

    private func colour(_ index: Int) -> Colour { series[index].colour ?? Palette.colour(index) }

    private var legend: Legend {
        Legend(entries: series.count > 1 ? series.indices.map { (series[$0].name, colour($0)) } : [], shape: .box)
    }

    /// Room below the bars: one line if the labels fit side by side, else they are turned.
    private func labelHeight(slots width: Double) -> Double {
        let widest = min(TextFit.widest(labels, size: Self.labelSize), Self.longest)
        return widest <= width - 6 ? 18 : widest * 0.71 + 16
    }

    public func draw(on canvas: any Canvas, in rect: Rect) throws {
        let legend = legend
        var left = rect.inset(right: legend.width)
        var heights = series.flatMap(\.values) + [0]
        for one in series {
            for position in one.values.indices {
                if let ends = one.whisker(position) { heights += [ends.low, ends.high] }
            }
        }
        // Room for the numbers below bars that hang.
        let finite = heights.filter(\.isFinite)
        if let low = finite.min(), let high = finite.max(), low < 0 { heights.append(low - 0.06 * (high - low)) }
        let axis = Axis(covering: heights, fixed: yRange)
        // The labels' turn depends on the width of a slot, which the y axis' labels narrow a little.
        let slot = (left.width - 46) / Double(max(labels.count, 1))
        let isTurned = labelHeight(slots: slot) > 18
        if isTurned, let first = labels.first {
            // A turned label leans to the left of its bar, the first one perhaps out of the picture.
            let lean = min(StrokeFont.width(of: first, size: Self.labelSize), Self.longest) * 0.71
            left = left.inset(left: max(0, lean - slot / 2 - 30))
        }
        let frame = PlotFrame(
            x: nil, y: axis, xLabel: "", yLabel: yLabel, below: labelHeight(slots: slot), isOnZero: true)
        try frame.draw(on: canvas, in: left)
        let plot = frame.plot(in: left)
        let width = plot.width / Double(max(labels.count, 1))
        let bar = min(width * 0.8 / Double(max(series.count, 1)), 46)
        for (position, label) in labels.enumerated() {
            let middle = plot.x + (Double(position) + 0.5) * width
            let text = TextFit.cut(label, to: Self.longest, size: Self.labelSize)
            if isTurned {
                try canvas.text(
                    text, at: Point(middle + 3, plot.maxY + 8), size: Self.labelSize, across: .end, angle: 45)
            } else {
                try canvas.text(
                    text, at: Point(middle, plot.maxY + 6), size: Self.labelSize, across: .middle, down: .top)
            }
            let start = middle - bar * Double(series.count) / 2
            for index in series.indices where position < series[index].values.count {
                let place = Rect(x: start + Double(index) * bar, y: plot.y, width: bar, height: plot.height)
                try draw(index, position, axis, place.inset(left: bar * 0.04, right: bar * 0.04), canvas)
            }
        }
        try legend.draw(on: canvas, in: Rect(x: left.maxX, y: plot.y, width: legend.width, height: rect.maxY - plot.y))
    }

    private func draw(_ index: Int, _ position: Int, _ axis: Axis, _ place: Rect, _ canvas: any Canvas) throws {
        let value = series[index].values[position]
        guard value.isFinite else { return }
        func height(_ value: Double) -> Double { place.maxY - min(max(axis.place(value), 0), 1) * place.height }
        let (zero, end) = (height(0), height(value))
        try canvas.fill(
            Rect(x: place.x, y: min(zero, end), width: place.width, height: abs(end - zero)), colour(index))
        var (top, bottom) = (min(zero, end), max(zero, end))
        if let ends = series[index].whisker(position) {
            let (low, high) = (height(ends.low), height(ends.high))
            try canvas.stroke([Point(place.midX, low), Point(place.midX, high)], .ink, width: 1.1)
            for y in [low, high] {
                try canvas.stroke([Point(place.midX - 3, y), Point(place.midX + 3, y)], .ink, width: 1.1)
            }
            (top, bottom) = (min(top, high), max(bottom, low))
        }
        let text = Axis.minus(Axis.short(value))
        if showsValues ?? (StrokeFont.width(of: text, size: 8) <= place.width - 1) {
            try canvas.text(
                text, at: Point(place.midX, value < 0 ? bottom + 7 : top - 7), size: 8, .faint, across: .middle)
        }
    }
}
