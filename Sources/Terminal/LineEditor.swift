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

    /// What TAB is to do, given the text before the cursor.
    enum Completion: Equatable {
        case nothing
        /// Takes away so many characters before the cursor and puts these in their place.
        case insert(String, replacing: Int)
        /// Shows what is possible.
        case list([String])
    }

    private var edit: OpaquePointer?
    private let complete: (String) -> Completion
    private let list: ([String]) -> Void

    /// nil where libedit cannot use the terminal.
    init?(complete: @escaping (String) -> Completion, list: @escaping ([String]) -> Void) {
        self.complete = complete
        self.list = list
        edit = reel_edit_open(Unmanaged.passUnretained(self).toOpaque()) { context in
            guard let context else { return REEL_EDIT_NOTHING }
            return Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue().completeHere()
        }
        if edit == nil { return nil }
    }

    deinit {
        if let edit { reel_edit_close(edit) }
    }

    func read(prompt: String) -> Entry {
        guard let edit else { return .end }
        reel_edit_set_prompt(edit, prompt)
        var text: UnsafeMutablePointer<CChar>?
        let result = reel_edit_read(edit, &text)
        defer { free(text) }
        switch result {
        case REEL_EDIT_CANCELLED: return .cancelled
        case REEL_EDIT_LINE: return text.map { .text(String(cString: $0)) } ?? .end
        default: return .end
        }
    }

    func remember(_ entry: String) {
        if let edit { reel_edit_remember(edit, entry) }
    }

    private func completeHere() -> reel_edit_completion {
        guard let edit, let text = reel_edit_before_cursor(edit) else { return REEL_EDIT_NOTHING }
        defer { free(text) }
        switch complete(String(cString: text)) {
        case .nothing: return REEL_EDIT_NOTHING
        case .insert(let replacement, let count):
            if count > 0 { reel_edit_delete_before_cursor(edit, Int32(count)) }
            reel_edit_insert(edit, replacement)
            return REEL_EDIT_INSERTED
        case .list(let names):
            list(names)
            return REEL_EDIT_LISTED
        }
    }
}
