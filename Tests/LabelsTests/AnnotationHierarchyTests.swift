import Testing

@testable import Labels

@Test func anotherHierarchyOfTheSameLeavesAsksForOtherRegions() throws {
    let other = try organs().with([("upper", ["liver", "stomach"])])
    let ignored = [true, false, false, false]
    let a = try Annotation(labels: [0, 1, 2, 3], shape: [4], hierarchy: organs(), ignoring: ignored)
    let b = try a.under(other)
    #expect(try b.target("upper") == [false, true, false, true])
    #expect(b.values() == a.values() && b.ignored == a.ignored)
}

@Test func otherLeavesAreAnErrorThatNamesOne() throws {
    let a = try Annotation(labels: [0, 1], shape: [2], hierarchy: organs())
    let renamed = try Hierarchy([.leaf("liver", 1), .leaf("spleen", 2), .leaf("stomach", 3)])
    let problem = #expect(throws: LabelError.self) { try a.under(renamed) }
    #expect(problem?.message == "The two hierarchies have different leaves: only one has pancreas: 2.")
    // One value that means another leaf is enough.
    let renumbered = try Hierarchy([.leaf("liver", 1), .leaf("pancreas", 3), .leaf("stomach", 2)])
    #expect(throws: LabelError.self) { try a.under(renumbered) }
    #expect(throws: LabelError.self) { try a.under(Hierarchy([.leaf("liver", 1)])) }
}
