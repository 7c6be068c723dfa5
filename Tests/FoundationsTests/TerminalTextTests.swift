import Foundations
import Testing

@Suite struct TerminalTextTests {
    @Test(arguments: [
        "plain text", "a\tb\nc", "Käse – 漢字 ─┼│ ▀", "🧠 👩\u{200D}🔬 ❤\u{FE0F}", "می\u{200C}خواهم", "", "a\r\nb",
    ])
    func harmlessTextIsLeftAlone(_ text: String) {
        #expect(TerminalText.block(text).unicodeScalars.elementsEqual(text.unicodeScalars))
    }

    @Test(arguments: [
        ("a\u{1B}[2Jb", "a\\u{1b}[2Jb"), ("\u{1B}]0;title\u{7}", "\\u{1b}]0;title\\u{7}"), ("\u{9B}2J", "\\u{9b}2J"),
        ("x\u{202E}y", "x\\u{202e}y"), ("\u{2066}\u{2069}", "\\u{2066}\\u{2069}"), ("\u{200F}", "\\u{200f}"),
        ("li\u{200B}ver", "li\\u{200b}ver"), ("li\u{200D}ver", "li\\u{200d}ver"), ("\u{FEFF}a", "\\u{feff}a"),
        ("a\rb", "a\\rb"), ("a\r", "a\\r"), ("a\r\r\nb", "a\\r\r\nb"), ("\u{8}\u{7F}\0", "\\u{8}\\u{7f}\\u{0}"),
        ("a\u{2028}b", "a\\u{2028}b"), ("\u{E0041}", "\\u{e0041}"), ("\u{AD}", "\\u{ad}"), ("\u{C}", "\\u{c}"),
    ])
    func whatATerminalObeysOrDoesNotShowIsEscaped(_ text: String, _ shown: String) {
        #expect(TerminalText.block(text).unicodeScalars.elementsEqual(shown.unicodeScalars))
    }

    @Test func aLineHasNoBreaks() {
        #expect(TerminalText.line("a\nb\tc\r\nd") == "a\\nb\\tc\\r\\nd")
    }

    @Test func noControlGetsThrough() {
        for value in [0..<0x20, 0x7F..<0xA0, 0x202A..<0x202F, 0x2066..<0x206A].joined() where ![9, 10].contains(value) {
            guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
            #expect(TerminalText.escape(scalar, inLine: true) != nil)
        }
    }
}
