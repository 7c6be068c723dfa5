import Testing

@testable import Terminal

@Suite struct PictureSizeTests {
    @Test(arguments: [
        // A square is twice as many columns as rows; a wide one is bound by the columns, a high one by the rows.
        (100, 100, 80, 22, 44), (400, 100, 80, 22, 80), (100, 1000, 80, 22, 4), (1, 100_000, 80, 22, 1),
        (0, 10, 80, 22, 80), (100, 100, 80, 0, 2),
    ])
    func allOfAPictureIsOnTheScreen(_ width: Int, _ height: Int, _ columns: Int, _ rows: Int, _ expected: Int) {
        #expect(PictureSize.columns(width: width, height: height, columns: columns, rows: rows) == expected)
    }

    @Test func halfBlocksKeepToTheRows() {
        let picture = HalfBlocks.render(
            rgb: [UInt8](repeating: 9, count: 64 * 64 * 3), width: 64, height: 64, columns: 80, rows: 10)
        let lines = picture.split(separator: "\n")
        #expect(lines.count == 10 && lines.allSatisfy { $0.count(where: { $0 == "▀" }) == 20 })
    }
}
