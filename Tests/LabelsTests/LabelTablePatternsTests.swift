import Testing

@testable import Labels

private let atlas = LabelTable([
    (value: 3, name: "Frontal_L"), (value: 1, name: "Insula_L"), (value: 40, name: "Frontal_R"),
    (value: 7, name: "Vermis"), (value: 0, name: "Nothing_L"),
])

@Test func patternsChooseInTheTablesOrderWithoutBackground() throws {
    #expect(try atlas.matching(["Frontal_*", "*_L"]).map(\.value) == [3, 1, 40])
}

@Test func aPatternThatMatchesNothingIsAnError() throws {
    let problem = #expect(throws: LabelError.self) { try atlas.matching(["Vermia"]) }
    #expect(problem?.message == "The pattern \"Vermia\" matches no name of the label table.")
    #expect(problem?.remedy == "Did you mean \"Vermis\"?")
}
