import CEdit
import Foundations
import Session

/// A script's own words while it runs: prose and statements stand before the results, as a lecture is given.
public final class Lecture: Presentation {
    private let console: Console
    private let theme: Theme
    private let isPausing: Bool
    private var hasBegun = false

    /// - Parameter isPausing: waits for a key before each statement but the first.
    public init(_ console: Console, _ options: TerminalOptions, isPausing: Bool) {
        self.console = console
        theme = options.theme
        self.isPausing = isPausing
    }

    public func present(_ text: String, isLast: Bool) -> Answer {
        if isPausing, hasBegun, !text.allSatisfy(\.isWhitespace) {
            let answer = pause()
            guard answer == .goOn else { return answer }
        }
        var shown = LectureText.lines(TerminalText.block(text), width: console.width, theme: theme, isFirst: !hasBegun)
        if isLast { while shown.last?.isEmpty == true { shown.removeLast() } }
        hasBegun = true
        if !shown.isEmpty { console.showPainted(shown.joined(separator: "\n")) }
        return .goOn
    }

    /// Space, Enter or another key goes on; q stops, and so does Ctrl-C.
    private func pause() -> Answer {
        console.showHint("space goes on, q stops")
        defer { console.clearHint() }
        guard reel_presses_begin() else { return .stop }
        defer { reel_presses_end() }
        while true {
            switch reel_press(1000) {
            case Int32(UInt8(ascii: "q")), Int32(UInt8(ascii: "Q")): return .stop
            case 0x1A: reel_presses_suspend()
            case 3, 4, Int32(REEL_PRESS_END): return .interrupt
            case Int32(REEL_PRESS_NOTHING): if Cancellation.current.isRequested { return .interrupt }
            default: return .goOn
            }
        }
    }
}

/// The lines of a script as a lecture shows them.
enum LectureText {
    static let mark = "##"

    /// Comments above a statement, in lines as wide as the terminal, then the statement behind a prompt. Lines that begin with
    /// `##` are prose, and stand without the mark.
    static func lines(_ text: String, width: Int, theme: Theme, isFirst: Bool) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
            String($0.last == "\r" ? $0.dropLast() : $0)
        }
        let above = lines.prefix { $0.allSatisfy(\.isWhitespace) || $0.drop(while: \.isWhitespace).hasPrefix("#") }
        var result = comments(Array(above), width: width, theme: theme)
        if isFirst { result = Array(result.drop(while: \.isEmpty)) }
        for (place, line) in lines.dropFirst(above.count).enumerated() {
            let prompt = theme.paint(place == 0 ? Transcript.first : Transcript.further, .prompt)
            result.append(line.isEmpty ? prompt : "\(prompt) \(line)")
        }
        return result
    }

    private static func comments(_ lines: [String], width: Int, theme: Theme) -> [String] {
        var result: [String] = []
        var paragraph: [String] = []
        var isProse = false
        func end() {
            guard !paragraph.isEmpty else { return }
            let (text, prose) = (paragraph.joined(separator: " "), isProse)
            paragraph = []
            if prose, text.hasPrefix("# ") {
                result += TextWidth.lines(String(text.dropFirst(2)), to: width).map { theme.paint($0, .heading) }
            } else if prose {
                result += TextWidth.lines(text, to: width)
            } else {
                result += TextWidth.lines(text, to: max(width - 2, 8)).map { theme.paint("# \($0)", .dim) }
            }
        }
        for line in lines {
            let bare = line.drop(while: \.isWhitespace)
            let prose = bare.hasPrefix(mark)
            let words = bare.drop { $0 == "#" }
            let isBlank = words.allSatisfy(\.isWhitespace)
            if isBlank || prose != isProse || stands(words) { end() }
            isProse = prose
            if isBlank {
                if result.last?.isEmpty != true { result.append("") }
            } else if words.hasPrefix("    ") {
                // What is indented is laid out as it is.
                result.append(String(words.dropFirst()))
            } else {
                let text = words.drop(while: \.isWhitespace)
                let level = prose ? bare.prefix { $0 == "#" }.count - mark.count : 0
                paragraph.append(level > 0 ? "# \(text)" : String(text))
                if level > 0 || text.hasPrefix("# ") { end() }
            }
        }
        end()
        return result
    }

    /// Whether a line begins something new rather than going on with the paragraph: a heading, an entry of a list, a row of
    /// a table.
    private static func stands(_ words: Substring) -> Bool {
        let text = words.drop(while: \.isWhitespace)
        if words.hasPrefix("    ") { return true }
        return ["# ", "- ", "* ", "|", "> "].contains { text.hasPrefix($0) } || text.firstMatch(of: #/^\d+\. /#) != nil
    }
}
