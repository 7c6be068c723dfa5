import Plotting

/// A picture of characters as escape sequences: half blocks in colours, and what is written between them.
enum CharacterText {
    static func render(_ picture: CharacterPicture, depth: HalfBlocks.Depth) -> String {
        picture.cells.map { line($0, depth) }.joined(separator: "\n")
    }

    private static func line(_ cells: [CharacterPicture.Cell], _ depth: HalfBlocks.Depth) -> String {
        var text = ""
        var current = ""
        for cell in cells {
            if let written = cell.text, written.character == nil { continue }
            let (look, character) = drawn(cell, depth)
            if look != current { text += "\u{1B}[0;\(look)m" }
            current = look
            text.append(character)
        }
        return text + "\u{1B}[0m"
    }

    private static func drawn(_ cell: CharacterPicture.Cell, _ depth: HalfBlocks.Depth) -> (String, Character) {
        if let written = cell.text, let character = written.character {
            let weight = written.isBold ? "1;" : ""
            return (
                "\(weight)38;\(HalfBlocks.code(written.colour, depth));48;\(HalfBlocks.code(cell.ground, depth))",
                character
            )
        }
        let (upper, lower) = (HalfBlocks.code(cell.upper, depth), HalfBlocks.code(cell.lower, depth))
        return upper == lower ? ("48;\(upper)", " ") : ("38;\(upper);48;\(lower)", "▀")
    }
}

extension HalfBlocks {
    static func code(_ colour: Colour, _ depth: Depth) -> String {
        let (red, green, blue) = colour.rgb
        return Pixel(red: Int(red), green: Int(green), blue: Int(blue)).code(depth)
    }
}
