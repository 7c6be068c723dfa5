import Testing

@testable import Labels

@Test func tableFindsNamesAndValues() {
    let table = LabelTable([(value: 3, name: "liver"), (value: 7, name: "spleen")])
    #expect(table.name(of: 7) == "spleen")
    #expect(table.name(of: 4) == nil)
    #expect(table.value(of: "liver") == 3)
    #expect(table.value(of: "kidney") == nil)
    #expect(table.pairs.map(\.value) == [3, 7])
}
