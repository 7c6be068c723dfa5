import Testing

@testable import Session

@Suite struct RecordedLineTests {
    @Test func withoutToleranceLinesAgreeToTheCharacter() {
        #expect(RecordedLine.agree(["0.5"], ["0.5"], tolerance: nil))
        #expect(!RecordedLine.agree(["0.5"], ["0.50"], tolerance: nil))
    }

    @Test func digestsOfBoundValuesAreComparedWhereThereAreAny() {
        let (bound, other) = (RecordedLine.bound("net", "0123456789abcdef"), "wrote \"x\" sha256 0123456789abcdef")
        #expect(RecordedLine.isBound(bound) && !RecordedLine.isBound(other))
        #expect(!RecordedLine.isBound(RecordedLine.digest("0123456789abcdef")))
        var shown = ShownLines()
        shown.append(["3"])
        shown.append(digest: bound)
        #expect(RecordedLine.comparable(shown, with: ["3"]).lines == ["3"])
        #expect(RecordedLine.comparable(shown, with: ["3", bound]).lines == ["3", bound])
    }

    @Test func aPrintedLineIsNoDigestWhateverItLooksLike() {
        let (a, b) = ("x sha256 0123456789abcdef", "x sha256 fedcba9876543210")
        var printed = ShownLines()
        printed.append([a])
        #expect(RecordedLine.comparable(printed, with: []).lines == [a])
        #expect(!RecordedLine.agree([b], printed, tolerance: 0.5))
        var recorded = ShownLines()
        recorded.append(digest: a)
        #expect(RecordedLine.agree([b], recorded, tolerance: 0.5))
        #expect(!RecordedLine.agree(["y sha256 0123456789abcdef"], recorded, tolerance: 0.5))
        #expect(!RecordedLine.agree(["x sha256 00"], recorded, tolerance: 0.5))
    }

    @Test func withoutAToleranceEveryByteCounts() {
        #expect(!RecordedLine.agree(["caf\u{E9}"], ["cafe\u{301}"], tolerance: nil))
    }

    @Test func spacesAtTheEndDoNotCount() {
        #expect(RecordedLine.agree(["a  "], ["a"], tolerance: nil))
    }

    @Test(arguments: [
        ("dice 0.71", "dice 0.712", 1e-2, true),
        ("dice 0.71", "dice 0.73", 1e-2, false),
        ("1000", "1001", 1e-2, true),
        ("1e-9", "2e-9", 1e-6, true),
        ("-0.5", "0.5", 1e-2, false),
        ("nan", "nan", 0, true),
        ("liver 0.5", "spleen 0.5", 1, false),
        ("a    0.99", "a  1.00", 0.1, true),
        ("[1, 2]", "[1, 2, 3]", 9, false),
        ("sha256 0123456789abcdef", "sha256 fedcba9876543210", 0, true),
        ("sha256 00", "sha256 fedcba9876543210", 0, false),
        ("sha256 0123456789abcdef x", "sha256 fedcba9876543210 x", 0, false),
        ("\"sha256 00\"", "\"sha256 ff\"", 0, false),
        ("wrote \"a.png\" sha256 0123456789abcdef", "wrote \"a.png\" sha256 fedcba9876543210", 0, true),
        ("wrote \"a.png\" sha256 0123456789abcdef", "wrote \"b.png\" sha256 0123456789abcdef", 0, false),
        ("inf", "2", 0.5, false),
        ("2", "inf", 0.5, false),
        ("-inf", "inf", 0.5, false),
        ("inf", "inf", 0, true),
        ("nan", "0", 0.5, false),
        ("nan", "inf", 0.5, false),
        ("1e999", "inf", 0.5, false),
        ("1e999", "1e998", 0.5, false),
        ("1e308", "-1e308", 0.9, false),
        ("info", "nancy", 0.5, false),
        ("region1000", "region1001", 0.5, false),
        ("5mm", "6mm", 0.9, false),
        ("x_1", "x_2", 0.9, false),
        ("007", "008", 0.9, false),
        ("9007199254740993", "9007199254740992", 0, false),
        ("9007199254740993", "9007199254740992", 1e-9, true),
        ("-9223372036854775808", "9223372036854775807", 0.9, false),
        ("a b", "ab", 0.5, false),
        ("[ 0.5, -1]", "[0.5, -1]", 0, true),
        ("1 2", "12", 0.5, false),
        ("0.5%", "0.6%", 0.5, true),
        ("1.5e3", "1500", 0, true),
        ("−2", "-2", 0, true),
        ("", "0", 0.5, false),
    ])
    func withATolerance(_ recorded: String, _ found: String, _ tolerance: Double, _ agrees: Bool) {
        #expect(RecordedLine.agree([recorded], [found], tolerance: tolerance) == agrees)
    }

    @Test func anotherNumberOfLinesNeverAgrees() {
        #expect(!RecordedLine.agree(["1"], ["1", "2"], tolerance: 9))
        #expect(!RecordedLine.agree(["1"], [], tolerance: 9))
    }

    @Test func theFirstDifferenceIsFound() {
        let found = ShownLines(byForm: ["a", "x", "c"])
        #expect(RecordedLine.firstDifference(["a", "b", "c"], found, tolerance: nil) == 1)
        #expect(RecordedLine.firstDifference(["a"], found, tolerance: nil) == 1)
    }
}
