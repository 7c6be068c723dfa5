import Testing

@testable import Terminal

@Suite struct PictureProtocolTests {
    private func detected(_ environment: [String: String], canAsk: Bool = true) -> PictureProtocol {
        .detected(environment, canAsk: canAsk)
    }

    @Test(arguments: [
        ["TERM": "xterm-kitty"], ["TERM": "xterm-ghostty"], ["TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"],
        ["TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"], ["REEL_PICTURES": "kitty"],
    ])
    func terminalsKnownToHaveTheProtocolAreNotAsked(_ environment: [String: String]) {
        #expect(detected(environment) == .kitty)
    }

    @Test func otherTerminalsAreAskedIfTheyCanBe() {
        #expect(detected(["TERM": "xterm-256color", "COLORTERM": "truecolor"]) == .unknown(.trueColour))
        #expect(detected(["TERM": "xterm-256color"], canAsk: false) == .blocks(.palette))
    }

    @Test func insideAMultiplexerNothingIsAsked() {
        #expect(detected(["TERM": "xterm-kitty", "TMUX": "/tmp/x"]) == .blocks(.trueColour))
        #expect(detected(["TERM": "screen-256color"]) == .blocks(.palette))
    }

    @Test func blocksCanBeChosen() {
        #expect(detected(["TERM": "xterm-kitty", "REEL_PICTURES": "blocks"]) == .blocks(.trueColour))
    }
}
