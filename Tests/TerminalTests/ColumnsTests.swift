import Testing

@testable import Terminal

@Suite struct ColumnsTests {
    @Test func namesRunDownTheColumns() {
        #expect(Columns.layout(["a", "b", "c", "d", "e"], width: 9) == "a  c  e\nb  d")
    }

    @Test func aNarrowTerminalGetsOneColumn() {
        #expect(Columns.layout(["alpha", "beta"], width: 3) == "alpha\nbeta")
    }
}
