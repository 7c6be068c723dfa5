import Foundations
import Labels
import Testing

/// `Labels` imports nothing, so it has its own idea of what is not seen: the same as that of the terminal's text.
@Suite struct LabelNameTests {
    @Test func whatIsRefusedInANameIsWhatWouldBeEscaped() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let isRefused = LabelName.unseen(in: String(scalar)) != nil
            let isEscaped = TerminalText.escape(scalar, inLine: true) != nil
            #expect(isRefused == isEscaped, "U+\(String(value, radix: 16))")
        }
    }
}
