import Builtins
import CEdit
import Foundation
import Foundations
import Plotting

/// Draws pictures in the best way the terminal has, which it is asked for when the first one is drawn.
final class TerminalPictures {
    private var known: PictureProtocol
    private let theme: Theme
    /// Bytes of the keyboard that came between the question and the answer.
    var unread: ([UInt8]) -> Void = { _ in }

    /// Terminals answer within a few milliseconds, over a slow line within this.
    private static let patience: Int32 = 300
    /// A slice is not drawn wider than this; what a person looks at need not fill a wide screen.
    private static let widest = 80
    /// A figure, which is laid out for its width.
    private static let widestFigure = 120

    init(_ pictures: PictureProtocol, theme: Theme) {
        known = pictures
        self.theme = theme
    }

    /// The text that draws a picture in so many columns and rows, its legend below; empty where there is nothing to draw.
    func render(_ picture: Picture, columns: Int, rows: Int) -> String {
        let settled = settled()
        if let figure = picture.figure { return render(figure, settled, columns: columns, rows: rows) }
        let legend = picture.legend.isEmpty ? [] : legend(picture, columns: columns)
        let caption = picture.caption.isEmpty ? [] : TextWidth.lines(picture.caption, to: columns)
        let rows = max(rows - legend.count - caption.count, 1)
        let columns = min(columns, Self.widest)
        var text: String
        switch settled {
        case .kitty:
            let bytes = try? PNG.encode(rgb: picture.rgb, width: picture.width, height: picture.height)
            text = kitty(bytes, picture.width, picture.height, columns: columns, rows: rows)
        case .blocks(let depth), .unknown(let depth):
            text = HalfBlocks.render(
                rgb: picture.rgb, width: picture.width, height: picture.height, columns: columns, rows: rows,
                depth: depth)
        }
        if !text.isEmpty { text = ([text] + legend + caption).joined(separator: "\n") }
        return text
    }

    /// A figure in pixels, or in characters with its texts between them.
    private func render(_ figure: Figure, _ settled: PictureProtocol, columns: Int, rows: Int) -> String {
        switch settled {
        case .kitty:
            let size = figure.naturalSize
            return kitty(
                try? figure.png(), Int(size.width), Int(size.height), columns: min(columns, Self.widestFigure),
                rows: rows)
        case .blocks(let depth), .unknown(let depth):
            // It throws only where drawing is to stop.
            let picture = try? figure.characters(columns: min(columns, Self.widestFigure), rows: rows)
            return picture.map { CharacterText.render($0, depth: depth) } ?? ""
        }
    }

    private func kitty(_ png: [UInt8]?, _ width: Int, _ height: Int, columns: Int, rows: Int) -> String {
        let columns = PictureSize.columns(width: width, height: height, columns: columns, rows: rows)
        return png.map { KittyGraphics.render(png: $0, columns: columns) } ?? ""
    }

    /// Names beside their colours, in lines of so many columns.
    private func legend(_ picture: Picture, columns: Int) -> [String] {
        let keys = picture.legend.prefix(12).map { key in
            let square = HalfBlocks.render(
                rgb: key.colour + key.colour, width: 1, height: 2, columns: 1, depth: depth)
            let name = TerminalText.line(key.name)
            return (text: "\(square) \(name)", width: TextWidth.columns(name) + 2)
        }
        let rest = picture.legend.count - keys.count
        var lines: [String] = []
        var used = 0
        for (text, width) in keys + (rest > 0 ? [(text: "… \(rest) more", width: 9)] : []) {
            if let last = lines.last, used + 2 + width <= columns {
                lines[lines.count - 1] = "\(last)  \(text)"
                used += 2 + width
            } else {
                lines.append(text)
                used = width
            }
        }
        return lines
    }

    private var depth: HalfBlocks.Depth {
        switch known {
        case .kitty: .trueColour
        case .blocks(let depth), .unknown(let depth): depth
        }
    }

    private func settled() -> PictureProtocol {
        guard case .unknown(let depth) = known else { return known }
        var answer = [CChar](repeating: 0, count: 256)
        let last = CChar(KittyGraphics.lastOfAnswer.asciiValue ?? 0)
        let count = Int(reel_terminal_ask(KittyGraphics.question, last, Self.patience, &answer, Int32(answer.count)))
        let (isKnown, typed) = KittyGraphics.understood(answer.prefix(count).map { UInt8(bitPattern: $0) })
        if !typed.isEmpty { unread(typed) }
        known = isKnown ? .kitty : .blocks(depth)
        return known
    }
}
