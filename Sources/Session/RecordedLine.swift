import Foundation

/// The lines of a reel that stand for bits rather than for what was shown, and how recorded lines are compared.
enum RecordedLine {
    /// The digest of a shown value.
    static func digest(_ digest: String) -> String { "sha256 \(digest)" }

    /// The digest of a value that a statement bound: the first place where a replay that parts can be seen to.
    static func bound(_ name: String, _ digest: String) -> String { "\(name) sha256 \(digest)" }

    /// What a replayed statement shows, as it can be compared with what was recorded: reels of earlier versions, and those
    /// written by hand, record no digests of bound values.
    static func comparable(_ found: [String], with recorded: [String]) -> [String] {
        recorded.contains(where: isBound) ? found : found.filter { !isBound($0) }
    }

    static func isBound(_ line: String) -> Bool {
        line.wholeMatch(of: /[\p{L}_][\p{L}\p{N}_]* sha256 [0-9a-f]{16}/) != nil
    }

    /// The digest of a file that a statement wrote.
    static func file(_ name: String, _ digest: String) -> String { "wrote \"\(name)\" sha256 \(digest)" }

    /// Whether a result agrees with what was recorded.
    ///
    /// Without a tolerance, to the character (spaces at the end of a line apart). With one, numbers a and b agree if
    /// |a − b| ≤ tolerance · max(1, |a|, |b|), the text between them if it is the same but for the amount of white
    /// space and rules that follow a column's width; digests are not compared.
    static func agree(_ recorded: [String], _ found: [String], tolerance: Double?) -> Bool {
        guard let tolerance else { return recorded.map(Journal.withoutTrailingSpace) == found }
        let (left, right) = (recorded.map(withoutDigest), found.map(withoutDigest))
        guard left.count == right.count else { return false }
        return zip(left, right).allSatisfy { agree($0, $1, tolerance: tolerance) }
    }

    /// The first line in which two results part.
    static func firstDifference(_ recorded: [String], _ found: [String], tolerance: Double?) -> Int {
        let count = min(recorded.count, found.count)
        return (0..<count).first { !agree([recorded[$0]], [found[$0]], tolerance: tolerance) } ?? count
    }

    private static func withoutDigest(_ line: String) -> String {
        line.replacing(/sha256 [0-9a-f]+/, with: "sha256")
    }

    private static func agree(_ left: String, _ right: String, tolerance: Double) -> Bool {
        let (a, b) = (pieces(left), pieces(right))
        return a.count == b.count
            && zip(a, b).allSatisfy { pair in
                switch pair {
                case (.number(let x), .number(let y)):
                    x == y || (x.isNaN && y.isNaN) || abs(x - y) <= tolerance * max(1, abs(x), abs(y))
                case (.text(let x), .text(let y)): x == y
                default: false
                }
            }
    }

    private enum Piece {
        case number(Double)
        case text(String)
    }

    /// A line as numbers and the text between them, white space and rules left out.
    private static func pieces(_ line: String) -> [Piece] {
        var result: [Piece] = []
        var rest = Substring(line)
        while !rest.isEmpty {
            let number = rest.firstMatch(of: /[-−]?(?:nan|inf|\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)/)
            let before = rest[..<(number?.range.lowerBound ?? rest.endIndex)].filter { !$0.isWhitespace && $0 != "─" }
            if !before.isEmpty { result.append(.text(String(before))) }
            guard let number else { break }
            let digits = number.output.replacing("−", with: "-")
            result.append(Double(digits).map(Piece.number) ?? .text(String(digits)))
            rest = rest[number.range.upperBound...]
        }
        return result
    }
}
