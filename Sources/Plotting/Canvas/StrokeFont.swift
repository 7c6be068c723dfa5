import Foundation

/// The letters of PNG figures: single lines drawn with a round pen, so that they are sharp at any size.
enum StrokeFont {
    /// Points an em is divided into: capitals are 7 units of 0.103 em.
    static let unit = 0.103
    private static let gap = 1.45

    /// Lines of each glyph, in units, y up.
    static let glyphs: [Character: (advance: Double, strokes: [[Point]])] = drawings.mapValues {
        ($0.advance, $0.strokes.split(separator: ";").map { stroke(String($0)) })
    }

    /// Width of a text set at `size` points; of one wider than `limit` anything above that, so that a text without end is
    /// not measured to its end.
    static func width(of text: String, size: Double, upTo limit: Double = .infinity) -> Double {
        var width = 0.0
        for character in text {
            width += step(of: character, size: size)
            if width - gap * size * unit > limit { break }
        }
        return max(0, width - gap * size * unit)
    }

    /// From one character to the next, in points.
    static func step(of character: Character, size: Double) -> Double {
        ((glyphs[drawable(character)]?.advance ?? 4) + gap) * size * unit
    }

    /// Lines of a text whose baseline begins at (0, 0), in points, y down.
    static func lines(of text: String, size: Double) -> [[Point]] {
        var x = 0.0
        var result: [[Point]] = []
        for character in characters(of: text) {
            guard let glyph = glyphs[character] else { continue }
            for stroke in glyph.strokes {
                result.append(stroke.map { Point((x + $0.x) * size * unit, -$0.y * size * unit) })
            }
            x += glyph.advance + gap
        }
        return result
    }

    /// What can be drawn: accents are dropped where the plain letter is known, anything else becomes a box.
    static func characters(of text: String) -> [Character] { text.map(drawable) }

    private static func drawable(_ character: Character) -> Character {
        if drawings[character] != nil { return character }
        if character == "µ" { return "μ" }
        if character == "\t" || character.isNewline { return " " }
        if let first = String(character).decomposedStringWithCanonicalMapping.unicodeScalars.first,
            drawings[Character(first)] != nil
        {
            return Character(first)
        }
        return "\u{FFFD}"
    }

    private static func stroke(_ text: String) -> [Point] {
        var points: [Point] = []
        for word in text.split(separator: " ") {
            let isArc = word.hasPrefix("@")
            let numbers = word.drop { $0 == "@" }.split(separator: ",").compactMap { Double($0) }
            if isArc, numbers.count == 6 {
                let (from, to) = (numbers[4] * .pi / 180, numbers[5] * .pi / 180)
                let steps = max(6, Int(abs(to - from) / 0.2))
                for step in 0...steps {
                    let angle = from + (to - from) * Double(step) / Double(steps)
                    points.append(
                        Point(numbers[0] + numbers[2] * cos(angle), numbers[1] + numbers[3] * sin(angle)))
                }
            } else if numbers.count == 2 {
                points.append(Point(numbers[0], numbers[1]))
            }
        }
        return points
    }
}
