/// The frame around a plot of numbers: margins for labels, rules, ticks and the names of both axes.
struct PlotFrame {
    let x: Axis?
    let y: Axis
    let xLabel: String
    let yLabel: String
    /// Room below for labels that a mark draws itself, where there is no x axis.
    var below = 0.0
    /// The line across stands at 0 rather than at the bottom: what bars begin at.
    var isOnZero = false

    static let tickSize = 9.5
    static let labelSize = 10.5

    private var left: Double {
        TextFit.widest(y.ticks.map(y.label), size: Self.tickSize) + 9 + (yLabel.isEmpty ? 0 : Self.labelSize * 1.7)
    }

    private var bottom: Double { (x == nil ? below : 17) + (xLabel.isEmpty ? 0 : Self.labelSize * 1.7) }

    /// The part of `rect` where the numbers are drawn.
    func plot(in rect: Rect) -> Rect {
        // The last tick's label stands half outside.
        let over = x.map { StrokeFont.width(of: $0.label($0.ticks.last ?? 0), size: Self.tickSize) / 2 } ?? 0
        return rect.inset(left: left, top: 6, right: max(over, 4), bottom: bottom)
    }

    func point(_ xValue: Double, _ yValue: Double, in plot: Rect) -> Point {
        Point(plot.x + (x?.place(xValue) ?? 0) * plot.width, plot.maxY - y.place(yValue) * plot.height)
    }

    func draw(on canvas: any Canvas, in rect: Rect) throws {
        let plot = plot(in: rect)
        for tick in y.ticks {
            let height = plot.maxY - y.place(tick) * plot.height
            try canvas.stroke([Point(plot.x, height), Point(plot.maxX, height)], .rule, width: 0.8)
            try canvas.text(y.label(tick), at: Point(plot.x - 6, height), size: Self.tickSize, .faint, across: .end)
        }
        if let x {
            for tick in x.ticks {
                let place = plot.x + x.place(tick) * plot.width
                try canvas.stroke([Point(place, plot.maxY), Point(place, plot.maxY + 4)], .faint, width: 0.8)
                try canvas.text(
                    x.label(tick), at: Point(place, plot.maxY + 7), size: Self.tickSize, .faint, across: .middle,
                    down: .top)
            }
        }
        let base = plot.maxY - (isOnZero ? min(max(y.place(0), 0), 1) * plot.height : 0)
        try canvas.stroke([Point(plot.x, base), Point(plot.maxX, base)], .faint, width: 1)
        if !xLabel.isEmpty {
            try canvas.text(
                TextFit.cut(xLabel, to: plot.width, size: Self.labelSize),
                at: Point(plot.midX, rect.maxY - Self.labelSize * 0.75), size: Self.labelSize, across: .middle)
        }
        if !yLabel.isEmpty {
            try canvas.text(
                TextFit.cut(yLabel, to: plot.height, size: Self.labelSize),
                at: Point(rect.x + Self.labelSize * 0.6, plot.midY), size: Self.labelSize, across: .middle, angle: 90)
        }
    }
}
