import Foundation

/// Kitty's graphics protocol (sw.kovidgoyal.net/kitty/graphics-protocol): a PNG in base64, in pieces of at most 4096
/// bytes, each in an APC sequence.
enum KittyGraphics {
    private static let pieceSize = 4096

    /// Sends the picture and draws it at the cursor, so many columns wide; the terminal does not answer.
    static func render(png: [UInt8], columns: Int) -> String {
        let text = Array(Data(png).base64EncodedString().utf8)
        guard !text.isEmpty, columns > 0 else { return "" }
        var result = ""
        for start in stride(from: 0, to: text.count, by: pieceSize) {
            let end = min(start + pieceSize, text.count)
            let isLast = end == text.count
            let first = start == 0 ? "a=T,f=100,q=2,c=\(columns)," : ""
            let piece = String(decoding: text[start..<end], as: UTF8.self)
            result += "\u{1B}_G\(first)m=\(isLast ? 0 : 1);\(piece)\u{1B}\\"
        }
        return result
    }

    /// Asks for a picture of one pixel to be looked at, and then for the device attributes, which every terminal tells.
    static let question = "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\\u{1B}[c"
    /// What ends the answer.
    static let lastOfAnswer: Character = "c"

    /// Whether the answer says yes, and what in it was no answer but typed.
    static func understood(_ answer: [UInt8]) -> (isKnown: Bool, typed: [UInt8]) {
        let escape: UInt8 = 0x1B
        var typed: [UInt8] = []
        var isKnown = false
        var rest = answer[...]
        while let first = rest.first {
            if first == escape, rest.dropFirst().first == UInt8(ascii: "_"),
                let end = rest.dropFirst(2).firstIndex(of: escape)
            {
                isKnown = isKnown || String(decoding: rest[..<end], as: UTF8.self).hasSuffix(";OK")
                rest = rest[end...].dropFirst(2)
            } else if first == escape, rest.starts(with: [escape, UInt8(ascii: "["), UInt8(ascii: "?")]),
                let end = rest.firstIndex(of: UInt8(ascii: "c"))
            {
                rest = rest[end...].dropFirst()
            } else {
                typed.append(first)
                rest = rest.dropFirst()
            }
        }
        return (isKnown, typed)
    }
}
