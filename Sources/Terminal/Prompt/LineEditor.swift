import CEdit
import Foundation

/// Line editing over libedit: emacs and vi keys, history, TAB, pasted blocks.
final class LineEditor {
    enum Entry: Equatable {
        case text(String)
        /// Ctrl-C.
        case cancelled
        /// Ctrl-D on an empty line, or the terminal is gone.
        case end
    }

    private var edit: OpaquePointer?
    private let complete: (_ before: String, _ after: String) -> Completion
    private let list: ([String]) -> Void
    /// What the arrow keys walk through, oldest first.
    private(set) var entries: [String] = []
    private var walk: HistoryWalk?

    /// nil where libedit cannot use the terminal.
    init?(complete: @escaping (String, String) -> Completion, list: @escaping ([String]) -> Void) {
        self.complete = complete
        self.list = list
        edit = reel_edit_open(Unmanaged.passUnretained(self).toOpaque()) { context, key in
            guard let context else { return REEL_EDIT_NOTHING }
            return Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue().answer(key)
        }
        if edit == nil { return nil }
    }

    deinit {
        if let edit { reel_edit_close(edit) }
    }

    /// One line, or a pasted block; `beginning` stands there already.
    func read(prompt: String, beginning: String = "") -> Entry {
        guard let edit else { return .end }
        walk = nil
        reel_edit_set_prompt(edit, prompt)
        var text: UnsafeMutablePointer<CChar>?
        let result = reel_edit_read(edit, beginning, &text)
        defer { free(text) }
        switch result {
        case REEL_EDIT_CANCELLED: return .cancelled
        case REEL_EDIT_LINE: return text.map { .text(String(cString: $0)) } ?? .end
        default: return .end
        }
    }

    func remember(_ entry: String) {
        guard let edit, entry != entries.last else { return }
        entries.append(entry)
        reel_edit_remember(edit, entry)
    }

    /// Bytes of the keyboard that were read while the terminal was asked something.
    func feed(_ bytes: [UInt8]) {
        guard let edit else { return }
        reel_edit_feed(edit, bytes.map { CChar(bitPattern: $0) }, Int32(bytes.count))
    }

    private func text(_ read: (OpaquePointer) -> UnsafeMutablePointer<CChar>?) -> String {
        guard let edit, let text = read(edit) else { return "" }
        defer { free(text) }
        return String(cString: text)
    }

    private func answer(_ key: reel_edit_key) -> reel_edit_answer {
        let (before, after) = (text(reel_edit_before_cursor), text(reel_edit_after_cursor))
        switch key {
        case REEL_KEY_EARLIER:
            return step(before, after) {
                $0.goBack()
            } orMove: {
                Self.up(before)
            }
        case REEL_KEY_LATER:
            return step(before, after) {
                $0.goForward()
            } orMove: {
                Self.down(before, after)
            }
        default: return completeHere(before, after)
        }
    }

    /// A step of a walk that is under way, or a line up or down in a block, or the first step of a walk.
    private func step(
        _ before: String, _ after: String, _ go: (inout HistoryWalk) -> Bool, orMove: () -> Int?
    ) -> reel_edit_answer {
        guard let edit else { return REEL_EDIT_NOTHING }
        let isWalking = walk?.shown == before + after && after.isEmpty
        if !isWalking, let distance = orMove() {
            reel_edit_move(edit, Int32(distance))
            return REEL_EDIT_CHANGED
        }
        var next =
            walk.flatMap { isWalking ? $0 : nil }
            ?? HistoryWalk(entries, typed: before + after, beginning: before)
        guard go(&next) else { return REEL_EDIT_NOTHING }
        walk = next
        reel_edit_replace(edit, next.shown)
        return REEL_EDIT_CHANGED
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

    private func completeHere(_ before: String, _ after: String) -> reel_edit_answer {
        guard let edit else { return REEL_EDIT_NOTHING }
        switch complete(before, after) {
        case .nothing: return REEL_EDIT_NOTHING
        case .insert(let replacement, let count):
            if count > 0 { reel_edit_delete_before_cursor(edit, Int32(count)) }
            reel_edit_insert(edit, replacement)
            return REEL_EDIT_CHANGED
        case .list(let names):
            list(names)
            return REEL_EDIT_LISTED
        }
    }
}
