import Foundation
import Testing

@testable import Terminal

@Suite struct KittyGraphicsTests {
    /// The keys and the payload of each APC sequence of a text that is nothing else.
    private func pieces(_ text: String) -> [(keys: String, payload: String)] {
        text.matches(of: /\u{1B}_G([^;]*);([^\u{1B}]*)\u{1B}\\/).map { (String($0.1), String($0.2)) }
    }

    @Test func aSmallPictureIsOnePiece() {
        let text = KittyGraphics.render(png: [1, 2, 3], columns: 40)
        #expect(text == "\u{1B}_Ga=T,f=100,q=2,c=40,m=0;AQID\u{1B}\\")
    }

    @Test func aLargePictureIsCutIntoPiecesOf4096() {
        let png = (0..<7000).map { UInt8(truncatingIfNeeded: $0) }
        let text = KittyGraphics.render(png: png, columns: 40)
        let pieces = pieces(text)
        #expect(pieces.map(\.keys) == ["a=T,f=100,q=2,c=40,m=1", "m=1", "m=0"])
        // Every piece but the last is a multiple of 4 and at most 4096 long, as the protocol asks.
        #expect(pieces.map(\.payload.count) == [4096, 4096, 1144])
        #expect(Data(base64Encoded: pieces.map(\.payload).joined()) == Data(png))
        #expect(text.count == pieces.reduce(0) { $0 + $1.keys.count + $1.payload.count + 6 })
    }

    @Test func anAnswerThatSaysOKIsUnderstood() {
        let answer = Array("\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[?62;c".utf8)
        let (isKnown, typed) = KittyGraphics.understood(answer)
        #expect(isKnown)
        #expect(typed.isEmpty)
    }

    @Test func aTerminalThatOnlyTellsItsAttributesHasNoPictures() {
        let (isKnown, typed) = KittyGraphics.understood(Array("\u{1B}[?1;2c".utf8))
        #expect(!isKnown)
        #expect(typed.isEmpty)
    }

    @Test func whatWasTypedMeanwhileIsKept() {
        let (isKnown, typed) = KittyGraphics.understood(Array("sh\u{1B}_Gi=31;OK\u{1B}\\ow\u{1B}[?62c".utf8))
        #expect(isKnown)
        #expect(String(decoding: typed, as: UTF8.self) == "show")
        #expect(!KittyGraphics.understood([]).isKnown)
        #expect(!KittyGraphics.understood(Array("\u{1B}_Gi=31;ENOTSUPPORTED".utf8)).isKnown)
    }
}
