/// Entries as the history file holds them, oldest first: the bytes of its lines, of which no strings are made before they
/// are shown, so that a hundred thousand entries are searched between two keys.
struct HistoryLines {
    private var bytes: [UInt8]
    private var places: [Range<Int>] = []

    /// The lines of a history file; empty ones are no entries.
    init(_ bytes: [UInt8] = []) {
        self.bytes = bytes
        var start = 0
        while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            if end > start { places.append(start..<end) }
            start = end + 1
        }
        if start < bytes.count { places.append(start..<bytes.count) }
    }

    var count: Int { places.count }

    var all: [String] { places.indices.map { self[$0] } }

    subscript(index: Int) -> String {
        HistoryFile.unescaped(String(decoding: bytes[places[index]], as: UTF8.self))
    }

    mutating func append(_ entry: String) {
        let line = Array(HistoryFile.escaped(entry).utf8)
        places.append(bytes.count..<bytes.count + line.count)
        bytes += line
    }

    /// What is sought is given as it would stand in the file.
    func begins(_ index: Int, with text: some Collection<UInt8>) -> Bool { bytes[places[index]].starts(with: text) }

    /// Whether a text stands anywhere in an entry.
    func holds(_ index: Int, _ text: [UInt8]) -> Bool {
        guard let first = text.first else { return true }
        let place = places[index]
        guard text.count <= place.count else { return false }
        // The second of two characters that stand for one is no beginning.
        var isSecond = false
        for start in place.lowerBound...(place.upperBound - text.count) {
            let byte = bytes[start]
            if byte == first, !isSecond, bytes[start..<start + text.count].elementsEqual(text) { return true }
            isSecond = !isSecond && byte == UInt8(ascii: "\\")
        }
        return false
    }
}
