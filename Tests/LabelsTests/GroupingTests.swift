import Testing

@testable import Labels

private let atlas = LabelTable([
    (value: 3, name: "Frontal_L"), (value: 1, name: "Insula_L"), (value: 40, name: "Frontal_R"),
    (value: 7, name: "Vermis"),
])

@Test func labelsInNoGroupBecomeBackground() throws {
    let grouping = try Grouping(atlas, groups: [("insula", ["Insula_*"]), ("frontal", ["Frontal_*"])])
    #expect(grouping.relabelled([0, 1, 3, 40, 7, 99]) == [0, 1, 2, 2, 0, 0])
    #expect(try grouping.hierarchy().regionNames == ["insula", "frontal"])
    #expect(grouping.values == [1: ["insula"], 3: ["frontal"], 40: ["frontal"]])
}

@Test func aLabelInTwoGroupsIsAnError() throws {
    let problem = #expect(throws: LabelError.self) {
        try Grouping(atlas, groups: [("left", ["*_L"]), ("frontal", ["Frontal_*"])])
    }
    #expect(problem?.message == "The label \"Frontal_L\" belongs to two groups, \"left\" and \"frontal\".")
    #expect(throws: LabelError.self) { try Grouping(atlas, groups: [("none", [])]) }
}

@Test func patternsMakeATreeWithTheAtlassOwnLeaves() throws {
    let h = try Hierarchy.byPatterns(table: atlas, groups: [("frontal", ["Frontal_*"]), ("rest", ["Insula_?"])])
    #expect(h.regionNames == ["frontal", "Frontal_L", "Frontal_R", "rest", "Insula_L"])
    #expect(h.leaves.map(\.value) == [0, 1, 3, 40])
    #expect(try h.region("frontal") == [2, 3])
}
