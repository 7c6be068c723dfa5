/// Pictures in a terminal with 24-bit colour: each character is two pixels, the upper half block in the colour of the
/// one above on a ground of the one below.
public enum HalfBlocks {
    /// `rgb` holds rows from the top, three bytes a pixel. A picture wider than `columns` is made smaller by averaging
    /// over whole pixels. Empty where the bytes do not match the size.
    public static func render(rgb: [UInt8], width: Int, height: Int, columns: Int) -> String {
        guard width > 0, height > 0, columns > 0, width <= rgb.count, height <= rgb.count,
            rgb.count == width * height * 3
        else { return "" }
        let step = (width + columns - 1) / columns
        let (across, down) = ((width + step - 1) / step, (height + step - 1) / step)
        func pixel(_ x: Int, _ y: Int) -> (Int, Int, Int) {
            var sum = (0, 0, 0)
            var count = 0
            for row in y * step..<min((y + 1) * step, height) {
                for column in x * step..<min((x + 1) * step, width) {
                    let start = (row * width + column) * 3
                    sum = (sum.0 + Int(rgb[start]), sum.1 + Int(rgb[start + 1]), sum.2 + Int(rgb[start + 2]))
                    count += 1
                }
            }
            return (sum.0 / count, sum.1 / count, sum.2 / count)
        }
        var lines: [String] = []
        for y in stride(from: 0, to: down, by: 2) {
            var line = ""
            for x in 0..<across {
                let upper = pixel(x, y)
                line += "\u{1B}[38;2;\(upper.0);\(upper.1);\(upper.2)"
                if y + 1 < down {
                    let lower = pixel(x, y + 1)
                    line += ";48;2;\(lower.0);\(lower.1);\(lower.2)"
                }
                line += "m▀"
            }
            lines.append(line + "\u{1B}[0m")
        }
        return lines.joined(separator: "\n")
    }
}
