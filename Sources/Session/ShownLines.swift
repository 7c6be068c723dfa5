/// What a statement showed, line by line, and which of the lines are digests that the session wrote there: a line that a
/// script prints may look like one.
struct ShownLines: Equatable {
    private(set) var lines: [String] = []
    /// Places of the digests.
    private(set) var digests: Set<Int> = []

    init() {}

    /// Lines of which only their form tells what they are.
    init(byForm lines: [String]) {
        self.lines = lines
        digests = Set(lines.indices.filter { RecordedLine.withoutDigest(lines[$0]) != nil })
    }

    var count: Int { lines.count }

    mutating func append(_ lines: some Sequence<String>) { self.lines += lines }

    mutating func append(digest line: String) {
        digests.insert(lines.count)
        lines.append(line)
    }

    func filtered(_ isKept: (_ line: String, _ isDigest: Bool) -> Bool) -> ShownLines {
        var result = ShownLines()
        for (index, line) in lines.enumerated() where isKept(line, digests.contains(index)) {
            if digests.contains(index) { result.append(digest: line) } else { result.append([line]) }
        }
        return result
    }
}
