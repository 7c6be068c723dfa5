/// A name pattern as in a shell: `*` stands for any characters, `?` for one; all others for themselves.
struct Pattern: Sendable {
    private let characters: [Character]

    init(_ text: String) { characters = Array(text) }

    /// Linear in practice, quadratic at worst: on a mismatch only the last star takes one character more.
    func matches(_ name: String) -> Bool {
        let text = Array(name)
        var (i, j) = (0, 0)
        var star: (pattern: Int, text: Int)?
        while j < text.count {
            if i < characters.count, characters[i] == "*" {
                star = (i, j)
                i += 1
            } else if i < characters.count, characters[i] == "?" || characters[i] == text[j] {
                i += 1
                j += 1
            } else if let last = star {
                star = (last.pattern, last.text + 1)
                i = last.pattern + 1
                j = last.text + 1
            } else {
                return false
            }
        }
        return characters[i...].allSatisfy { $0 == "*" }
    }
}
