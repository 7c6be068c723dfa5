import Foundation

/// Curves over a common axis: a loss by step, a score by share of annotations.
public struct LinePlot: Mark {
    /// One curve. Points that are not finite leave a gap.
    public struct Series: Sendable {
        public var name: String
        public var x: [Double]
        public var y: [Double]
        /// Half the height of a band around the curve at each point (a standard deviation).
        public var spread: [Double]?
        public var isDashed: Bool
        public var colour: Colour?

        /// Without `x` the points are numbered from 0.
        public init(
            _ name: String, x: [Double]? = nil, y: [Double], spread: [Double]? = nil, isDashed: Bool = false,
            colour: Colour? = nil
        ) {
            self.name = name
            self.x = x ?? y.indices.map(Double.init)
            self.y = y
            self.spread = spread
            self.isDashed = isDashed
            self.colour = colour
        }
    }

    public var series: [Series]
    public var xLabel: String
    public var yLabel: String
    public var xRange: ClosedRange<Double>?
    public var yRange: ClosedRange<Double>?
    /// Draws a dot at each point.
    public var hasPoints: Bool

    public init(
        _ series: [Series], xLabel: String = "", yLabel: String = "", xRange: ClosedRange<Double>? = nil,
        yRange: ClosedRange<Double>? = nil, hasPoints: Bool = false
    ) {
        self.series = series
        self.xLabel = xLabel
        self.yLabel = yLabel
        self.xRange = xRange
        self.yRange = yRange
        self.hasPoints = hasPoints
    }

    public var preferredSize: Size { Size(440 + legend.width, max(260, legend.height + 50)) }

    private func colour(_ index: Int) -> Colour { series[index].colour ?? Palette.colour(index) }

    private var legend: Legend {
        let isNeeded = series.count > 1 || series.first?.name.isEmpty == false && yLabel.isEmpty
        return Legend(
            entries: isNeeded ? series.indices.map { (series[$0].name, colour($0)) } : [], shape: .line)
    }

    private var frame: PlotFrame {
        var heights = series.flatMap(\.y)
        for one in series {
            for (value, spread) in zip(one.y, one.spread ?? []) where spread.isFinite {
                heights += [value - spread, value + spread]
            }
        }
        let places = series.flatMap(\.x)
        return PlotFrame(
            x: Axis(
                covering: places, fixed: xRange, ticks: 7, hasMargin: false,
                isCount: places.allSatisfy { $0 == $0.rounded() }),
            y: Axis(covering: heights, fixed: yRange), xLabel: xLabel, yLabel: yLabel)
    }

    public func draw(on canvas: any Canvas, in rect: Rect) throws {
        let legend = legend
        let frame = frame
        let left = rect.inset(right: legend.width)
        try frame.draw(on: canvas, in: left)
        let plot = frame.plot(in: left)
        try canvas.clipped(to: Rect(x: plot.x - 3, y: plot.y - 3, width: plot.width + 6, height: plot.height + 6)) {
            for index in series.indices { try band(series[index], colour(index), frame, plot, canvas) }
            for index in series.indices { try curve(series[index], colour(index), frame, plot, canvas) }
        }
        try legend.draw(
            on: canvas, in: Rect(x: left.maxX, y: plot.y, width: legend.width, height: rect.maxY - plot.y))
    }

    private func band(_ one: Series, _ colour: Colour, _ frame: PlotFrame, _ plot: Rect, _ canvas: any Canvas) throws {
        guard let spread = one.spread else { return }
        let rows = zip(zip(one.x, one.y), spread).filter { $0.0.0.isFinite && $0.0.1.isFinite && $0.1.isFinite }
        guard rows.count > 1 else { return }
        let upper = rows.map { frame.point($0.0.0, $0.0.1 + $0.1, in: plot) }
        let lower = rows.reversed().map { frame.point($0.0.0, $0.0.1 - $0.1, in: plot) }
        try canvas.fill(polygon: upper + lower, colour.opacity(0.18))
    }

    private func curve(_ one: Series, _ colour: Colour, _ frame: PlotFrame, _ plot: Rect, _ canvas: any Canvas) throws {
        var run: [Point] = []
        func flush() throws {
            if run.count > 1 { try canvas.stroke(run, colour, width: 1.8, dash: one.isDashed ? [6, 4] : []) }
            if run.count == 1 || hasPoints { for point in run { try canvas.disc(at: point, radius: 2.6, colour) } }
            run = []
        }
        for (x, y) in zip(one.x, one.y) {
            if x.isFinite && y.isFinite { run.append(frame.point(x, y, in: plot)) } else { try flush() }
        }
        try flush()
    }
}
