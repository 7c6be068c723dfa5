import Foundation

/// The lines of a reel that stand for bits rather than for what was shown, and how recorded lines are compared.
enum RecordedLine {
    /// The digest of a shown value.
    static func digest(_ digest: String) -> String { "sha256 \(digest)" }

    /// The digest of a value that a statement bound: the first place where a replay that parts can be seen to.
    static func bound(_ name: String, _ digest: String) -> String { "\(name) sha256 \(digest)" }

    /// The digest of a file that a statement wrote.
    static func file(_ name: String, _ digest: String) -> String { "wrote \(QuotedName.text(name)) sha256 \(digest)" }

    /// What a replayed statement shows, as it can be compared with what was recorded: reels of earlier versions, and those
    /// written by hand, record no digests of bound values.
    static func comparable(_ found: ShownLines, with recorded: [String]) -> ShownLines {
        recorded.contains(where: isBound) ? found : found.filtered { !($1 && isBound($0)) }
    }

    static func isBound(_ line: String) -> Bool {
        line.wholeMatch(of: /[\p{L}_][\p{L}\p{N}_]* sha256 [0-9a-f]{16}/) != nil
    }

    /// A line that is a digest by its form, without the digits; nil for any other.
    static func withoutDigest(_ line: String) -> String? {
        guard line.hasPrefix("sha256 ") || line.hasPrefix("wrote \"") || isBound(line),
            let mark = line.range(of: "sha256 ", options: .backwards)
        else { return nil }
        let digits = line[mark.upperBound...]
        guard digits.count == 16 || digits.count == 64, digits.allSatisfy({ "0123456789abcdef".contains($0) }) else {
            return nil
        }
        return String(line[..<mark.upperBound])
    }

    /// Whether a result agrees with what was recorded.
    ///
    /// Without a tolerance, to the byte (spaces at the end of a line apart). With one, line by line as `NumberedText`
    /// has it, and digests are not compared: but only a digest that the session itself recorded is one, whatever a script
    /// prints.
    static func agree(_ recorded: [String], _ found: ShownLines, tolerance: Double?) -> Bool {
        recorded.count == found.count
            && recorded.indices.allSatisfy { agree(recorded[$0], found, at: $0, tolerance: tolerance) }
    }

    /// The same for lines of which only their form says whether they are digests.
    static func agree(_ recorded: [String], _ found: [String], tolerance: Double?) -> Bool {
        agree(recorded, ShownLines(byForm: found), tolerance: tolerance)
    }

    /// The first line in which two results part.
    static func firstDifference(_ recorded: [String], _ found: ShownLines, tolerance: Double?) -> Int {
        let count = min(recorded.count, found.count)
        return (0..<count).first { !agree(recorded[$0], found, at: $0, tolerance: tolerance) } ?? count
    }

    private static func agree(_ recorded: String, _ found: ShownLines, at index: Int, tolerance: Double?) -> Bool {
        let line = found.lines[index]
        guard let tolerance else { return Journal.withoutTrailingSpace(recorded).utf8.elementsEqual(line.utf8) }
        if found.digests.contains(index) {
            return withoutDigest(recorded).map { $0 == withoutDigest(line) } ?? false
        }
        return NumberedText(recorded).agrees(with: NumberedText(line), within: tolerance)
    }
}
