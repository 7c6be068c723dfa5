/// Pictures of characters: each is two pixels, the upper half block in the colour of the one above on a ground of the one
/// below.
public enum HalfBlocks {
    /// The colours that a terminal knows: 24 bits, or the 256 of its palette.
    public enum Depth: Sendable { case trueColour, palette }

    /// `rgb` holds rows from the top, three bytes a pixel. A picture wider than `columns`, or higher than `rows`, is made
    /// smaller by averaging.
    /// Empty where the bytes do not match the size.
    public static func render(
        rgb: [UInt8], width: Int, height: Int, columns: Int, rows: Int = Int.max,
        depth: Depth = .trueColour
    ) -> String {
        guard width > 0, height > 0, columns > 0, width <= rgb.count, height <= rgb.count,
            rgb.count == width * height * 3
        else { return "" }
        let across = PictureSize.columns(width: width, height: height, columns: min(width, columns), rows: rows)
        let down = max(1, height * across / width)
        func pixel(_ x: Int, _ y: Int) -> Pixel {
            var sum = (0, 0, 0)
            var count = 0
            for row in y * height / down..<max(y * height / down + 1, (y + 1) * height / down) {
                for column in x * width / across..<max(x * width / across + 1, (x + 1) * width / across) {
                    let start = (row * width + column) * 3
                    sum = (sum.0 + Int(rgb[start]), sum.1 + Int(rgb[start + 1]), sum.2 + Int(rgb[start + 2]))
                    count += 1
                }
            }
            return Pixel(red: sum.0 / count, green: sum.1 / count, blue: sum.2 / count)
        }
        return stride(from: 0, to: down, by: 2).map { y in
            var line = ""
            for x in 0..<across {
                line += "\u{1B}[38;" + pixel(x, y).code(depth)
                if y + 1 < down { line += ";48;" + pixel(x, y + 1).code(depth) }
                line += "m▀"
            }
            return line + "\u{1B}[0m"
        }.joined(separator: "\n")
    }

    struct Pixel {
        let red: Int
        let green: Int
        let blue: Int

        /// The end of the sequence that chooses the colour.
        func code(_ depth: Depth) -> String {
            switch depth {
            case .trueColour: "2;\(red);\(green);\(blue)"
            case .palette: "5;\(paletteIndex)"
            }
        }

        /// The nearest of the palette's 6 × 6 × 6 cube (16…231), or of its 24 greys (232…255).
        private var paletteIndex: Int {
            if max(red, green, blue) - min(red, green, blue) < 12 {
                let level = (red + green + blue) / 3
                if level < 4 { return 16 }
                return level > 246 ? 231 : 232 + min(23, max(0, (level - 3) / 10))
            }
            // The levels of the cube are 0, 95, 135, 175, 215, 255.
            func step(_ value: Int) -> Int { value < 48 ? 0 : value < 115 ? 1 : min(5, (value - 35) / 40) }
            return 16 + 36 * step(red) + 6 * step(green) + step(blue)
        }
    }
}
