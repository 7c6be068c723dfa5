/// A walk with the arrow keys through the entries that begin as the line did when it began.
struct HistoryWalk {
    private let entries: [String]
    /// What stood on the line, to come back to.
    private let typed: String
    private let beginning: String
    /// The entry that is shown; the number of entries while it is what was typed.
    private var place: Int
    /// What the line holds after the last step.
    private(set) var shown: String

    /// On a line of blanks every entry matches.
    init(_ entries: [String], typed: String, beginning: String) {
        self.entries = entries
        self.typed = typed
        self.beginning = beginning.allSatisfy(\.isWhitespace) ? "" : beginning
        place = entries.count
        shown = typed
    }

    /// Goes to the next older entry; false where there is none.
    mutating func goBack() -> Bool {
        var next = place - 1
        while next >= 0, !matches(next) { next -= 1 }
        guard next >= 0 else { return false }
        (place, shown) = (next, entries[next])
        return true
    }

    /// Goes to the next younger entry, at last to what was typed; false there.
    mutating func goForward() -> Bool {
        guard place < entries.count else { return false }
        var next = place + 1
        while next < entries.count, !matches(next) { next += 1 }
        (place, shown) = (next, next < entries.count ? entries[next] : typed)
        return true
    }

    /// An entry that looks like the line already would be no step.
    private func matches(_ index: Int) -> Bool { entries[index].hasPrefix(beginning) && entries[index] != shown }
}
