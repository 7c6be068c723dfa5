import Foundations

/// What TAB is to do.
enum Completion: Equatable {
    case nothing
    /// Takes away so many characters before the cursor and puts these in their place.
    case insert(String, replacing: Int)
    /// Shows what is possible.
    case list([String])
}

/// One thing that could stand at the cursor.
struct Candidate: Hashable {
    /// As it is listed, and as it is matched against what was typed.
    var name: String
    /// What follows it where it is the only one: the colon of an argument, the quote of a string.
    var ending = ""
}

extension Completion {
    /// What candidates make of what was typed: as much as they agree in, or the list of them.
    init(_ candidates: [Candidate], typed: String) {
        // A name that cannot be shown as it is cannot be typed either.
        let fitting = candidates.filter { $0.name.hasPrefix(typed) && TerminalText.line($0.name) == $0.name }
        let found = Set(fitting).sorted { $0.name < $1.name }
        guard let first = found.first else {
            self = .nothing
            return
        }
        let count = typed.unicodeScalars.count
        let names = found.map(\.name)
        if names.count == 1 {
            let text = first.name + first.ending
            self = text == typed ? .nothing : .insert(text, replacing: count)
            return
        }
        let common = names.dropFirst().reduce(first.name) { $0.commonPrefix(with: $1) }
        self = common.count > typed.count ? .insert(common, replacing: count) : .list(names)
    }
}
