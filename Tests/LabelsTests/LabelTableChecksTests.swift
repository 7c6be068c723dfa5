import Testing

@testable import Labels

@Test func whatATableDoesNotNameAndNamesTwice() {
    let table = LabelTable([(1, "a"), (2, "b"), (3, "a"), (9, "c"), (4, "b")])
    #expect(table.unnamed(among: [0, 1, 2, 7, 8]) == [7, 8])
    #expect(table.sharedNames.map(\.name) == ["a", "b"])
    #expect(table.sharedNames.map(\.values) == [[1, 3], [2, 4]])
}
