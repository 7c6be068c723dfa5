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

    init(_ pictures: PictureProtocol, theme: Theme) {
        known = pictures
        self.theme = theme
    }

    /// The text that draws a picture, its legend below; empty where there is nothing to draw.
    func render(_ picture: Picture, columns: Int) -> String {
        let columns = min(columns, Self.widest)
        var text: String
        switch settled() {
        case .kitty:
            let bytes = try? PNG.encode(rgb: picture.rgb, width: picture.width, height: picture.height)
            text = bytes.map { KittyGraphics.render(png: $0, columns: columns) } ?? ""
        case .blocks(let depth), .unknown(let depth):
            text = HalfBlocks.render(
                rgb: picture.rgb, width: picture.width, height: picture.height, columns: columns, depth: depth)
        }
        if !text.isEmpty, !picture.legend.isEmpty { text += "\n" + legend(picture) }
        if !text.isEmpty, !picture.caption.isEmpty { text += "\n" + picture.caption }
        return text
    }

    private func legend(_ picture: Picture) -> String {
        let keys = picture.legend.prefix(12).map { key in
            let square = HalfBlocks.render(
                rgb: key.colour + key.colour, width: 1, height: 2, columns: 1, depth: depth)
            return "\(square) \(TerminalText.line(key.name))"
        }
        let rest = picture.legend.count - keys.count
        return keys.joined(separator: "  ") + (rest > 0 ? "  … \(rest) more" : "")
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
