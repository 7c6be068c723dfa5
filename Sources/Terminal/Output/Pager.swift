import CEdit
import Foundations

/// What is longer than the screen, a screenful at a time, on a screen of its own that goes when it is left.
struct Pager {
    /// The text for a width; its first lines up to a rule are the head of a table, which stays.
    let render: (_ width: Int) -> String
    let size: () -> (columns: Int, rows: Int)
    let theme: Theme
    var write: (String) -> Void = StandardStream.output.write
    /// The next key, or `REEL_PRESS_NOTHING` after a while; see `reel_press`.
    var press: () -> Int32 = { reel_press(250) }

    /// Shows the text until it is left. False where the keyboard cannot be asked.
    func run() -> Bool {
        guard reel_presses_begin() else { return false }
        write(Self.screenOn)
        defer {
            write(Self.screenOff)
            reel_presses_end()
        }
        var screen = size()
        var page = Page(text: render(screen.columns), rows: screen.rows)
        write(drawn(page, screen.columns))
        while true {
            let key = press()
            guard let move = Page.Move(key) else {
                if key == 0x1A {
                    write(Self.screenOff)
                    reel_presses_suspend()
                    write(Self.screenOn + drawn(page, screen.columns))
                }
                if Self.leaves(key) { return true }
                let now = size()
                if now != screen {
                    screen = now
                    page = Page(text: render(screen.columns), rows: screen.rows, first: page.first)
                    write(drawn(page, screen.columns))
                }
                continue
            }
            // As in other pagers, one more step at the end leaves.
            if page.isAtEnd, move.leavesAtEnd { return true }
            page.move(move)
            write(drawn(page, screen.columns))
        }
    }

    /// The other screen of the terminal, without a cursor.
    private static let screenOn = "\u{1B}[?1049h\u{1B}[?25l"
    private static let screenOff = "\u{1B}[?25h\u{1B}[?1049l"

    /// q, Ctrl-C, Ctrl-D, ESC alone, or no terminal any more.
    private static func leaves(_ key: Int32) -> Bool {
        [Int32(UInt8(ascii: "q")), Int32(UInt8(ascii: "Q")), 3, 4, 0x1B, Int32(REEL_PRESS_END)].contains(key)
    }

    private func drawn(_ page: Page, _ columns: Int) -> String {
        let lines = page.shown.map { "\($0)\u{1B}[0m\u{1B}[K" }
        let status = theme.paint(TextWidth.cut(page.status, to: max(columns - 1, 1)), .dim)
        return "\u{1B}[H" + lines.joined(separator: "\r\n") + "\r\n\(status)\u{1B}[J"
    }
}

/// Which lines of a text are on the screen.
struct Page {
    enum Move: Equatable {
        case lines(Int), pages(Double), beginning, end

        init?(_ key: Int32) {
            switch key {
            case Int32(REEL_PRESS_DOWN), Int32(UInt8(ascii: "j")), 10, 13: self = .lines(1)
            case Int32(REEL_PRESS_UP), Int32(UInt8(ascii: "k")): self = .lines(-1)
            case Int32(REEL_PRESS_PAGE_DOWN), Int32(UInt8(ascii: " ")), Int32(UInt8(ascii: "f")), 6: self = .pages(1)
            case Int32(REEL_PRESS_PAGE_UP), Int32(UInt8(ascii: "b")), 2: self = .pages(-1)
            case Int32(REEL_PRESS_HOME), Int32(UInt8(ascii: "g")), Int32(UInt8(ascii: "<")): self = .beginning
            case Int32(REEL_PRESS_LAST), Int32(UInt8(ascii: "G")), Int32(UInt8(ascii: ">")): self = .end
            default: return nil
            }
        }

        /// Space, and Enter.
        var leavesAtEnd: Bool { self == .pages(1) || self == .lines(1) }
    }

    private let head: ArraySlice<String>
    private let lines: ArraySlice<String>
    /// Lines below the head that fit.
    private let room: Int
    private(set) var first = 0

    /// A text on a screen of so many rows, the last of which says where one is.
    init(text: String, rows: Int, first: Int = 0) {
        let all = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let rule = all.prefix(4).firstIndex(where: Self.isRule)
        let isHeadShown = rule.map { rows > $0 + 4 } ?? false
        let height = isHeadShown ? (rule ?? 0) + 1 : 0
        head = all[..<height]
        lines = all[height...]
        room = max(1, rows - 1 - height)
        self.first = min(max(first, 0), last)
    }

    /// The line under the head of a table, in colours or not.
    private static func isRule(_ line: String) -> Bool {
        let bare = line.replacing(/\u{1B}\[[0-9;]*m/, with: "")
        return bare.contains("─") && bare.allSatisfy { $0 == "─" || $0 == " " }
    }

    /// The first line of the last page.
    private var last: Int { max(0, lines.count - room) }

    var isAtEnd: Bool { first >= last }

    var shown: [String] { Array(head) + lines.dropFirst(first).prefix(room) }

    var status: String {
        let end = min(first + room, lines.count)
        return "\(first + 1)–\(end) of \(lines.count) lines · space goes on, b back, q leaves"
    }

    mutating func move(_ move: Move) {
        let target =
            switch move {
            case .lines(let count): first + count
            case .pages(let count): first + Int(count * Double(room))
            case .beginning: 0
            case .end: last
            }
        first = min(max(target, 0), last)
    }
}
