/// The colours of a heat map or a picture beside their numbers.
struct ColourBar {
    let map: ColourMap
    let axis: Axis
    let label: String

    /// Points it takes to the right, its distance from the picture not counted.
    var width: Double {
        11 + 6 + TextFit.widest(axis.ticks.map(axis.label), size: 9) + (label.isEmpty ? 2 : 18)
    }

    func draw(on canvas: any Canvas, in rect: Rect) throws {
        let bar = Rect(x: rect.x, y: rect.y, width: 11, height: rect.height)
        var pixels = Pixels(width: 1, height: 256)
        for y in 0..<256 { pixels[0, y] = map.colour(1 - (Double(y) + 0.5) / 256) }
        try canvas.image(pixels, in: bar, isSmooth: true)
        for tick in axis.ticks {
            let y = bar.maxY - axis.place(tick) * bar.height
            try canvas.stroke([Point(bar.maxX, y), Point(bar.maxX + 3, y)], .faint, width: 0.8)
            try canvas.text(axis.label(tick), at: Point(bar.maxX + 6, y), size: 9, .faint)
        }
        if !label.isEmpty {
            try canvas.text(
                TextFit.cut(label, to: rect.height, size: 9.5), at: Point(rect.maxX - 5, rect.midY), size: 9.5,
                across: .middle, angle: 90)
        }
    }
}
