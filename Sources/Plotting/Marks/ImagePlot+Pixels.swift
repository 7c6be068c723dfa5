import Foundations

extension ImagePlot {
    /// What is grey and what has a colour.
    func pixels() throws -> Pixels {
        let table = colours.table
        let shown = overlay?.style == .filled ? overlay : nil
        var colourOfLabel = LabelColours()
        var result = Pixels(width: width, height: height, filledWith: .grey(0))
        for x in 0..<width {
            try Cancellation.check()
            for y in 0..<height {
                let index = x * height + y
                if index < values.count {
                    let place = (Double(values[index]) - limits.lowerBound) / (limits.upperBound - limits.lowerBound)
                    result[x, height - 1 - y] = table.colour(place)
                }
                guard let shown, index < shown.labels.count, let colour = colourOfLabel[shown.labels[index]] else {
                    continue
                }
                result.blend(x, height - 1 - y, colour, coverage: shown.opacity)
            }
        }
        return result
    }

    /// Lines along the sides where a label meets another value, each label in its colour, just inside.
    func drawOutlines(on canvas: any Canvas, in picture: Rect) throws {
        guard let overlay, overlay.labels.count >= width * height else { return }
        var colourOfLabel = LabelColours()
        let (dx, dy) = (picture.width / Double(width), picture.height / Double(height))
        func label(_ x: Int, _ y: Int) -> Int {
            x >= 0 && y >= 0 && x < width && y < height ? overlay.labels[x * height + y] : 0
        }
        func corner(_ x: Int, _ y: Int) -> Point {
            Point(picture.x + Double(x) * dx, picture.maxY - Double(y) * dy)
        }
        for x in 0..<width {
            try Cancellation.check()
            for y in 0..<height {
                let own = label(x, y)
                guard let colour = colourOfLabel[own] else { continue }
                let sides = [
                    (label(x - 1, y), corner(x, y), corner(x, y + 1)),
                    (label(x + 1, y), corner(x + 1, y), corner(x + 1, y + 1)),
                    (label(x, y - 1), corner(x, y), corner(x + 1, y)),
                    (label(x, y + 1), corner(x, y + 1), corner(x + 1, y + 1)),
                ]
                for (other, from, to) in sides where other != own { try canvas.stroke([from, to], colour, width: 1.3) }
            }
        }
    }
}

/// Colours of labels, looked up anew only where the label changes.
private struct LabelColours {
    private var last = (label: 0, colour: nil as Colour?)

    subscript(label: Int) -> Colour? {
        mutating get {
            if label != last.label { last = (label, Palette.label(label)) }
            return last.colour
        }
    }
}
