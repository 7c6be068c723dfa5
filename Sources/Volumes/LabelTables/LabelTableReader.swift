import Foundations
import Labels

/// Tells the forms of tables of names apart and reads them: by the first line, which is a header or an entry.
struct LabelTableReader {
    private let lines: [TableText.Line]
    private let name: String

    init(_ text: TableText, _ name: String) {
        lines = text.lines
        self.name = name
    }

    /// Throws `Problem(.format)` with the line that is no entry, or that names a value again.
    func table() throws -> LabelTable {
        guard let first = lines.first else { throw Problem(.format, "\(name) is empty", argument: "path") }
        let entries: [LabelTable.Entry]
        if LabelTableHeader.beginsWithValue(first.text) {
            let separator: Character? =
                first.text.contains("\t") ? nil : [",", ";"].first { Self.value(Self.head(first.text, $0)) != nil }
            entries = try separator.map { try fielded(lines, by: $0) } ?? words(lines)
        } else {
            guard let header = LabelTableHeader(first.text) else { throw problem(first) }
            entries = try headed(header)
        }
        try requireOnce(entries)
        return LabelTable(entries)
    }

    /// Under a header that names the columns.
    private func headed(_ header: LabelTableHeader) throws -> [LabelTable.Entry] {
        let rows = lines.dropFirst()
        guard let separator = header.separator else { return try spaced(header) }
        let fields = try rows.map { line in
            guard let fields = TableText.fields(line.text, by: separator) else { throw unclosed(line) }
            return fields
        }
        guard let (valueColumn, nameColumn) = header.columns(of: fields) else {
            throw Problem(
                .format,
                "\(name), line \(lines[0].number): no columns of values and of names among \(header.names.joined(separator: ", "))",
                remedy: "call them index and name", argument: "path")
        }
        return try zip(rows, fields).map { line, fields in
            guard fields.count > max(valueColumn, nameColumn), let value = Self.value(fields[valueColumn]) else {
                throw problem(line)
            }
            return try entry(value, fields[nameColumn], line)
        }
    }

    /// Under a header of words: what stands between the columns before the name and those after it is the name.
    private func spaced(_ header: LabelTableHeader) throws -> [LabelTable.Entry] {
        guard let (valueColumn, nameColumn) = header.columns(of: []), valueColumn < nameColumn else {
            throw problem(lines[0])
        }
        let after = header.names.count - nameColumn - 1
        return try lines.dropFirst().map { line in
            let words = line.text.split { $0 == " " || $0 == "\t" }
            guard words.count > nameColumn + after, let value = Self.value(words[valueColumn]) else {
                throw problem(line)
            }
            let name = words[nameColumn..<(words.count - after)].joined(separator: " ")
            return try entry(value, TableText.fields(name[...], by: "\n")?.first ?? name, line)
        }
    }

    /// Fields without a header: the value, then the name, which is the first that is no number.
    private func fielded(_ lines: [TableText.Line], by separator: Character) throws -> [LabelTable.Entry] {
        try lines.map { line in
            guard let fields = TableText.fields(line.text, by: separator) else { throw unclosed(line) }
            guard fields.count > 1, let value = Self.value(fields[0]) else { throw problem(line) }
            let name = fields.dropFirst().first { !$0.isEmpty && Double($0) == nil }
            return try entry(value, name ?? fields[1], line)
        }
    }

    /// Entries without a header: `1 name`, with a tab or blanks behind the value, quotes around the name or not, and
    /// perhaps numbers behind it.
    private func words(_ lines: [TableText.Line]) throws -> [LabelTable.Entry] {
        var rows: [(line: TableText.Line, value: Int, words: [Substring])] = []
        var entries: [Int: LabelTable.Entry] = [:]
        for (index, line) in lines.enumerated() {
            if line.text.contains("\t") && !line.text.contains("\"") {
                entries[index] = try fielded([line], by: "\t")[0]
            } else if line.text.contains("\"") {
                entries[index] = try quoted(line)
            } else {
                let words = line.text.split(separator: " ")
                guard words.count > 1, let value = Self.value(words[0]) else { throw problem(line) }
                rows.append((line, value, Array(words.dropFirst())))
            }
        }
        let numbers = Self.numbersBehind(rows.map(\.words))
        var plain = try rows.map { try entry($0.value, $0.words.dropLast(numbers).joined(separator: " "), $0.line) }[
            ...]
        return lines.indices.compactMap { entries[$0] ?? plain.popFirst() }
    }

    /// How many numbers stand behind the name in every line: red, green, blue and opacity; a code as in the AAL atlas, where
    /// the name is one word and the codes do not tell the names apart.
    private static func numbersBehind(_ rows: [[Substring]]) -> Int {
        for count in [4, 3] {
            let areColours = rows.allSatisfy { words in
                words.count > count
                    && words.suffix(count).allSatisfy { Double($0).map { (0...255).contains($0) } ?? false }
            }
            if areColours { return count }
        }
        let areCodes = rows.allSatisfy { $0.count == 2 && Int($0[1]) != nil }
        return areCodes && Set(rows.map { $0[0] }).count == rows.count ? 1 : 0
    }

    /// ITK-SNAP's `1 255 0 0 1 1 1 "name"`, or `1 "name"`.
    private func quoted(_ line: TableText.Line) throws -> LabelTable.Entry {
        guard let start = line.text.firstIndex(of: "\"") else { throw problem(line) }
        let numbers = line.text[..<start].split { $0 == " " || $0 == "\t" }
        guard let fields = TableText.fields(line.text[start...], by: "\t") else { throw unclosed(line) }
        guard fields.count == 1, [1, 4, 5, 7].contains(numbers.count), let value = Self.value(numbers[0]),
            numbers.allSatisfy({ Double($0) != nil })
        else { throw problem(line) }
        return try entry(value, fields[0], line)
    }

    private func entry(_ value: Int, _ name: String, _ line: TableText.Line) throws -> LabelTable.Entry {
        guard !name.isEmpty else {
            throw Problem(
                .format, "\(self.name), line \(line.number): the value \(value) has no name", remedy: Self.remedy,
                argument: "path")
        }
        return LabelTable.Entry(value: value, name: name)
    }

    private func requireOnce(_ entries: [LabelTable.Entry]) throws {
        let numbers = (lines.count > entries.count ? lines.dropFirst() : lines[...]).map(\.number)
        var known: [Int: Int] = [:]
        for (index, entry) in entries.enumerated() {
            if let other = known[entry.value] {
                throw Problem(
                    .format,
                    "\(name), line \(numbers[index]): the value \(entry.value) stands twice, as \"\(entries[other].name)\" in line "
                        + "\(numbers[other]) and as \"\(entry.name)\" here", remedy: "take one of them out",
                    argument: "path")
            }
            known[entry.value] = index
        }
    }

    private static let remedy = "mend the line, or load without names: names: none"

    private func problem(_ line: TableText.Line) -> Problem {
        Problem(
            .format, "\(name), line \(line.number): expected a value and a name, found \"\(line.text.prefix(60))\"",
            remedy: Self.remedy, argument: "path")
    }

    private func unclosed(_ line: TableText.Line) -> Problem {
        Problem(
            .format, "\(name), line \(line.number): a quote is not closed", remedy: Self.remedy, argument: "path")
    }

    /// What stands before the first separator.
    private static func head(_ line: Substring, _ separator: Character) -> Substring {
        line.firstIndex(of: separator).map { line[..<$0] } ?? ""
    }

    /// A whole number, also written 1.0 or in quotes; nil for anything else.
    static func value(_ text: some StringProtocol) -> Int? {
        let plain = TableText.trimmed(Substring(text))
        let bare = plain.count > 1 && plain.first == "\"" && plain.last == "\"" ? plain.dropFirst().dropLast() : plain
        return Int(bare) ?? Double(bare).flatMap { Int(exactly: $0) }
    }
}
