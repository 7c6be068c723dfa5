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

    private(set) var edit: OpaquePointer?
    private let complete: (_ before: String, _ after: String) -> Completion
    private let list: ([String]) -> Void
    /// What was entered before this session, read when a key first asks for it.
    private let earlier: () -> HistoryLines
    private(set) lazy var history = earlier()
    private(set) var prompt = ""
    var walk: HistoryWalk?
    var search: HistorySearch?
    /// What the last search was for.
    var sought = ""

    /// nil where libedit cannot use the terminal.
    init?(
        earlier: @escaping () -> HistoryLines, complete: @escaping (String, String) -> Completion,
        list: @escaping ([String]) -> Void
    ) {
        self.earlier = earlier
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
        (walk, search) = (nil, nil)
        self.prompt = prompt
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
        guard let edit else { return }
        (walk, search) = (nil, nil)
        history.append(entry)
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
        if key == REEL_KEY_PASTED { return paste() }
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
        case REEL_KEY_SEARCH: return beginSearch(before + after)
        case REEL_KEY_SEARCH_EARLIER: return continueSearch(before + after) { $0.goBack() }
        case REEL_KEY_SEARCH_LATER: return continueSearch(before + after) { $0.goForward() }
        case REEL_KEY_SEARCHING: return searchKey()
        default: return completeHere(before, after)
        }
    }

    /// A block, of a transcript its statements alone.
    private func paste() -> reel_edit_answer {
        guard let edit else { return REEL_EDIT_NOTHING }
        reel_edit_insert(edit, Transcript.statements(text(reel_edit_pasted)))
        return REEL_EDIT_CHANGED
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
