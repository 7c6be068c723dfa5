import Testing

@testable import Terminal

@Suite struct ColumnsTests {
    @Test func namesRunDownTheColumns() {
        #expect(Columns.layout(["a", "b", "c", "d", "e"], width: 9) == "a  c  e\nb  d")
    }

    @Test func aNarrowTerminalGetsOneColumn() {
        #expect(Columns.layout(["alpha", "beta"], width: 3) == "alpha\nbeta")
    }

    @Test func aListLongerThanTheScreenIsCut() {
        let names = (0..<100).map { String($0) }
        #expect(Columns.layout(names, width: 8, rows: 4) == "0  3\n1  4\n2  5\n… 94 more")
        #expect(Columns.layout(["a", "b"], width: 8, rows: 4) == "a  b")
    }
}
