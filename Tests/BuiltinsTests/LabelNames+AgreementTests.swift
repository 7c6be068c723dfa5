import Testing

@testable import Builtins

private let start = "m = label_map(tensor([[0, 1], [2, 1]]), table: {liver: 1, spleen: 2})\n"

@Test(arguments: [
    (
        "annotation(m, hierarchy({liver: 2, spleen: 1}))",
        "the value 1 is \"liver\" by the label map's names, and \"spleen\""
    ),
    (
        "annotation(m, hierarchy({kidney: 1, spleen: 2}))",
        "the value 1 is \"liver\" by the label map's names, and \"kidney\""
    ),
    (
        "annotation(m, hierarchy({liver: 1, heart: 2}), values: {1: \"heart\"})",
        "the value 2 is \"spleen\" by the label map's names, and \"heart\""
    ),
])
func namesThatContradictAHierarchyAreRefused(script: String, message: String) throws {
    let problem = try TestHost().problem(start + script)
    #expect(problem?.message.hasPrefix(message) == true, "\(problem?.message ?? "none")")
}

@Test(arguments: [
    "annotation(m, hierarchy({Liver: 1, spleen: 2})).shape",
    "annotation(m, hierarchy({liver: 2, spleen: 1}), values: {1: \"liver\", 2: \"spleen\"}).shape",
    "annotation(m.tensor, hierarchy({kidney: 1, spleen: 2})).shape",
    "annotation(label_map(tensor([[0, 1], [0, 1]]), table: {liver: 1, other: 2}), hierarchy({liver: 1, spleen: 2})).shape",
])
func namesThatAgreeOrAreExplainedPass(script: String) throws {
    #expect(try TestHost().run(start + script) == "[2, 2]")
}
