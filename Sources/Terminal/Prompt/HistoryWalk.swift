/// A walk with the arrow keys through the entries that begin as the line did when it began.
struct HistoryWalk {
    private let history: HistoryLines
    /// What stood on the line, to come back to.
    private let typed: String
    private let beginning: [UInt8]
    /// The entry that is shown; the number of entries while it is what was typed.
    private var place: Int
    /// What the line holds after the last step.
    private(set) var shown: String

    /// On a line of blanks every entry matches.
    init(_ history: HistoryLines, typed: String, beginning: String) {
        self.history = history
        self.typed = typed
        self.beginning = beginning.allSatisfy(\.isWhitespace) ? [] : Array(HistoryFile.escaped(beginning).utf8)
        place = history.count
        shown = typed
    }

    /// Goes to the next older entry; false where there is none.
    mutating func goBack() -> Bool {
        guard let next = (0..<place).last(where: matches) else { return false }
        (place, shown) = (next, history[next])
        return true
    }

    /// Goes to the next younger entry, at last to what was typed; false there.
    mutating func goForward() -> Bool {
        guard place < history.count else { return false }
        if let next = (place + 1..<history.count).first(where: matches) {
            (place, shown) = (next, history[next])
        } else {
            (place, shown) = (history.count, typed)
        }
        return true
    }

    /// An entry that looks like the line already would be no step.
    private func matches(_ index: Int) -> Bool {
        history.begins(index, with: beginning) && history[index] != shown
    }
}
