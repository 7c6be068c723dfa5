import Testing

@testable import Builtins

private let start = """
    organs = hierarchy({liver: 1, stomach: 2})
    data = phantom("abdomen", regions: organs, count: 4, size: [16, 16], seed: 1)
    a = audit(drop_annotations(data, share: 0.5))

    """

@Test(arguments: [
    ("a.table.columns", "[\"case\", \"liver\", \"stomach\"]"), ("a.table.rows", "4"),
    ("a.regions[\"complete\"]", "[2, 2]"), ("a.cases.columns[1]", "\"complete\""),
    ("a.contradictions.rows", "0"), ("plot(a)", "figure"), ("audit(data).regions[0, \"known voxels\"]", "1"),
])
func anAuditHasMembers(script: String, expected: String) throws {
    let shown = try TestHost().run(start + script)
    #expect(shown.hasPrefix(expected), "\(shown)")
}

@Test func anAuditShowsItsTableAndSigns() throws {
    let shown = try TestHost().run(start + "a")
    #expect(shown.hasPrefix("audit of 4 cases: of 1024 voxels "))
    #expect(shown.contains("region   complete  partly  unknown"))
    #expect(shown.hasSuffix("no contradictions"))
}

@Test func aListOfCasesIsAuditedAsADataset() throws {
    let shown = try TestHost().run(
        """
        h = hierarchy({liver: 1, stomach: 2})
        data = drop_annotations(phantom("abdomen", regions: h, count: 3, size: [16, 16], seed: 1), share: 0.5)
        "\\(audit([data[0], data[1], data[2]]).table)" == "\\(audit(data).table)"
        """)
    #expect(shown == "true")
}

@Test func anAuditNeedsADataset() throws {
    let problem = try TestHost().problem("audit(3)")
    #expect(problem?.message == "audit expects a dataset or a list of cases for `data`, found an integer")
}
