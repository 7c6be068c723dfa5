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
        #expect(RecordedLine.comparable(["3", bound], with: ["3"]) == ["3"])
        #expect(RecordedLine.comparable(["3", bound], with: ["3", bound]) == ["3", bound])
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
        ("sha256 0123abcd", "sha256 ffff", 0, true),
        ("wrote \"a.png\" sha256 01", "wrote \"a.png\" sha256 02", 0, true),
        ("wrote \"a.png\" sha256 01", "wrote \"b.png\" sha256 01", 0, false),
    ])
    func withATolerance(_ recorded: String, _ found: String, _ tolerance: Double, _ agrees: Bool) {
        #expect(RecordedLine.agree([recorded], [found], tolerance: tolerance) == agrees)
    }

    @Test func anotherNumberOfLinesNeverAgrees() {
        #expect(!RecordedLine.agree(["1"], ["1", "2"], tolerance: 9))
        #expect(!RecordedLine.agree(["1"], [], tolerance: 9))
    }

    @Test func theFirstDifferenceIsFound() {
        #expect(RecordedLine.firstDifference(["a", "b", "c"], ["a", "x", "c"], tolerance: nil) == 1)
        #expect(RecordedLine.firstDifference(["a"], ["a", "b"], tolerance: nil) == 1)
    }
}
