/// Ctrl-R: a search for the entries that hold a text, from the newest on, while the text is typed.
struct HistorySearch {
    private let history: HistoryLines
    /// What stood on the line, to come back to.
    let typed: String
    /// What is sought.
    private(set) var text = ""
    /// The entry that is shown; the number of entries while it is what was typed.
    private var place: Int
    private(set) var shown: String
    /// Whether the last step found nothing, and left what was found before.
    private(set) var hasFailed = false

    init(_ history: HistoryLines, typed: String) {
        self.history = history
        self.typed = typed
        place = history.count
        shown = typed
    }

    /// Goes on with a longer text from where it stands.
    mutating func extend(_ more: String) {
        text += more
        let found = matching
        find((0..<min(place + 1, history.count)).last(where: found))
    }

    /// Begins again with a shorter text.
    mutating func shorten() {
        guard !text.isEmpty else { return }
        text.removeLast()
        (place, shown, hasFailed) = (history.count, typed, false)
        if !text.isEmpty { extend("") }
    }

    /// Goes to the next older entry that looks different.
    mutating func goBack() {
        let found = matching
        find((0..<place).last { found($0) && history[$0] != shown })
    }

    /// Goes to the next younger one.
    mutating func goForward() {
        let found = matching
        find((min(place + 1, history.count)..<history.count).first { found($0) && history[$0] != shown })
    }

    private mutating func find(_ index: Int?) {
        hasFailed = index == nil
        if let index { (place, shown) = (index, history[index]) }
    }

    private var matching: (Int) -> Bool {
        let bytes = Array(HistoryFile.escaped(text).utf8)
        return { [history] in history.holds($0, bytes) }
    }
}
