/// Where the characters begin in a string, found once, so that each is reached in constant time.
struct CharacterPositions {
    /// Characters from one that is known to the next, which are walked.
    private static let stride = 16

    let text: String
    let count: Int
    /// Where every 16th character begins; empty where every byte is a character.
    private let starts: [String.Index]

    init(_ text: String, look: Pieces.Look = {}) rethrows {
        self.text = text
        guard !Self.isPlain(text) else {
            (starts, count) = ([], text.utf8.count)
            return
        }
        var starts: [String.Index] = []
        var count = 0
        for index in text.indices {
            if count % Self.stride == 0 { starts.append(index) }
            if count % 65_536 == 0 { try look() }
            count += 1
        }
        (self.starts, self.count) = (starts, count)
    }

    /// Whether every byte is a character: a carriage return may make one with the line feed after it.
    static func isPlain(_ text: String) -> Bool {
        func arePlain(_ bytes: some Sequence<UInt8>) -> Bool {
            bytes.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "\r") }
        }
        return text.utf8.withContiguousStorageIfAvailable { arePlain($0) } ?? arePlain(text.utf8)
    }

    /// Where a character begins, or the text ends.
    private func index(_ position: Int) -> String.Index {
        guard starts.isEmpty else {
            guard position < count else { return text.endIndex }
            return text.index(starts[position / Self.stride], offsetBy: position % Self.stride)
        }
        return text.utf8.index(text.utf8.startIndex, offsetBy: position)
    }

    func element(at index: Index) throws -> String {
        switch index {
        case .value(let value):
            return String(text[self.index(try Indexing.position(value, count, "a string"))])
        case .slice(let start, let stop, let step):
            let positions = try Indexing.slice(count, start, stop, step)
            guard positions.step != 1 else {
                let first = positions.lowerBound
                return String(text[self.index(first)..<self.index(first + positions.count)])
            }
            return String(positions.map { text[self.index($0)] } as [Character])
        case .ellipsis: return text
        }
    }
}

/// The strings that were indexed last: going through one by index, or through a few side by side, takes linear time.
struct CharacterCache {
    private static let room = 4
    /// Shorter strings are not worth keeping.
    private static let shortest = 64
    private var entries: [CharacterPositions] = []
    private var next = 0

    mutating func positions(in text: String, look: Pieces.Look = {}) rethrows -> CharacterPositions {
        guard text.utf8.count >= Self.shortest else { return try CharacterPositions(text, look: look) }
        // Copies of one string are found equal by where they are stored, without a look at their bytes.
        if let known = entries.first(where: { $0.text.utf8.count == text.utf8.count && $0.text == text }) {
            return known
        }
        let new = try CharacterPositions(text, look: look)
        if entries.count < Self.room { entries.append(new) } else { entries[next] = new }
        next = (next + 1) % Self.room
        return new
    }
}
