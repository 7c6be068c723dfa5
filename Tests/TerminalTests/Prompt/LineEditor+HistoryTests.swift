import Testing

@testable import Terminal

@Suite struct LineEditorHistoryTests {
    @Test(arguments: [("abc", nil), ("ab\ncd", -3), ("a\nbcd", -4), ("größe\nab", -6)] as [(String, Int?)])
    func upMovesALineHigher(_ before: String, _ distance: Int?) {
        #expect(LineEditor.up(before) == distance)
    }

    @Test(
        arguments: [("ab", "c", nil), ("ab", "\ncd", 3), ("ab", "c\nd", 3), ("", "\n", 1)] as [(String, String, Int?)])
    func downMovesALineLower(_ before: String, _ after: String, _ distance: Int?) {
        #expect(LineEditor.down(before, after) == distance)
    }
}
