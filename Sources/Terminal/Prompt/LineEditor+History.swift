import CEdit

/// The keys that find again what was entered before.
extension LineEditor {
    /// A step of a walk that is under way, or a line up or down in a block, or the first step of a walk.
    func step(
        _ before: String, _ after: String, _ go: (inout HistoryWalk) -> Bool, orMove: () -> Int?
    ) -> reel_edit_answer {
        let isWalking = walk?.shown == before + after && after.isEmpty
        if !isWalking, let distance = orMove() {
            reel_edit_move(edit, Int32(distance))
            return REEL_EDIT_CHANGED
        }
        var next =
            walk.flatMap { isWalking ? $0 : nil }
            ?? HistoryWalk(history, typed: before + after, beginning: before)
        guard go(&next) else { return REEL_EDIT_NOTHING }
        walk = next
        reel_edit_replace(edit, next.shown)
        return REEL_EDIT_CHANGED
    }

    /// Ctrl-R: the prompt says what is sought, and the line shows what was found.
    func beginSearch(_ line: String) -> reel_edit_answer {
        reel_edit_set_searching(edit, true)
        return show(HistorySearch(history, typed: line))
    }

    /// The next entry of the search before, without typing its text again.
    func continueSearch(_ line: String, _ go: (inout HistorySearch) -> Void) -> reel_edit_answer {
        var next = search ?? HistorySearch(history, typed: line)
        if next.text.isEmpty {
            guard !sought.isEmpty else { return REEL_EDIT_NOTHING }
            next.extend(sought)
        } else {
            go(&next)
        }
        guard !next.hasFailed else { return REEL_EDIT_NOTHING }
        search = next
        reel_edit_replace(edit, next.shown)
        return REEL_EDIT_CHANGED
    }

    /// A key while the history is searched.
    func searchKey() -> reel_edit_answer {
        guard var next = search, let key = Unicode.Scalar(reel_edit_pressed(edit)) else { return endSearch() }
        switch key {
        case Self.control("r") where next.text.isEmpty && !sought.isEmpty: next.extend(sought)
        case Self.control("r"): next.goBack()
        case Self.control("s"): next.goForward()
        case Self.control("h"), "\u{7F}": next.shorten()
        case Self.control("g"):
            reel_edit_replace(edit, next.typed)
            return endSearch()
        case Self.escape: return endSearch()
        case "\u{A0}"..., " "..."~": next.extend(String(key))
        default:
            reel_edit_press_again(edit)
            return endSearch()
        }
        return show(next)
    }

    private func show(_ next: HistorySearch) -> reel_edit_answer {
        search = next
        let sign = next.hasFailed ? "no more " : ""
        reel_edit_set_prompt(edit, "search \(sign)\"\(next.text)\": ")
        reel_edit_replace(edit, next.shown)
        return REEL_EDIT_CHANGED
    }

    private func endSearch() -> reel_edit_answer {
        if let search, !search.text.isEmpty { sought = search.text }
        reel_edit_set_searching(edit, false)
        reel_edit_set_prompt(edit, prompt)
        return REEL_EDIT_CHANGED
    }

    private static let escape: Unicode.Scalar = "\u{1B}"

    /// What a terminal sends for Ctrl and a letter.
    private static func control(_ letter: Unicode.Scalar) -> Unicode.Scalar {
        Unicode.Scalar(UInt8(letter.value & 0x1F))
    }

    /// How far the cursor moves to stand a line higher; nil on the first line.
    static func up(_ before: String) -> Int? {
        let lines = before.split(separator: "\n", omittingEmptySubsequences: false).map(\.unicodeScalars.count)
        guard lines.count > 1, let column = lines.last else { return nil }
        let above = lines[lines.count - 2]
        return min(column, above) - above - 1 - column
    }

    /// How far it moves to stand a line lower; nil on the last line.
    static func down(_ before: String, _ after: String) -> Int? {
        let column = before.split(separator: "\n", omittingEmptySubsequences: false).last?.unicodeScalars.count ?? 0
        let lines = after.split(separator: "\n", omittingEmptySubsequences: false).map(\.unicodeScalars.count)
        guard lines.count > 1 else { return nil }
        return lines[0] + 1 + min(column, lines[1])
    }
}
