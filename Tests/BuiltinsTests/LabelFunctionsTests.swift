import Testing

@testable import Builtins

private let start = "h = hierarchy({body: {a: 1, bc: {b: 2, c: 3}}})\n"

@Test(arguments: [
    ("h.leaves", "[\"background\", \"a\", \"b\", \"c\"]"),
    ("h.regions", "[\"body\", \"a\", \"bc\", \"b\", \"c\"]"),
    ("h[\"bc\"] | h[\"a\"]", "{a, b, c}"), ("h[\"body\"] - h[\"bc\"]", "{a}"),
    ("h.with({rim: [\"a\", \"c\"]})[\"rim\"]", "{a, c}"),
    ("annotation(tensor([0, 1, 2]), h, annotated: [\"a\", \"b\"])[0]", "{background, c}"),
    ("annotation(tensor([4, 5]), h, values: {4: \"bc\", 5: [\"background\", \"c\"]})[1]", "{background, c}"),
    ("annotation(masks: {bc: tensor([1, 0])}, h)[0]", "{b, c}"),
    ("annotation(masks: {bc: tensor([1, 0])}, h)[1]", "{background, a}"),
    ("annotation(tensor([0, 1, 255]), h, ignore: 255).complete(\"a\")", "true"),
    ("annotation(tensor([0, 1]), h, annotated: \"a\").complete(\"b\")", "false"),
    ("annotation(tensor([0, 1]), h, annotated: \"a\").known(\"b\")", "tensor [2] float32, 0 … 1\n  [0 1]"),
    ("annotation(tensor([2, 1]), h).target(\"bc\")", "tensor [2] float32, 0 … 1\n  [1 0]"),
])
func labelSetsInTheLanguage(script: String, expected: String) throws {
    #expect(try TestHost().run(start + script) == expected)
}

@Test(arguments: [
    ("annotation(tensor([0, 9]), h)", "9"), ("h[\"liver\"]", "liver"), ("hierarchy({a: 1, b: 1})", "1"),
    ("hierarchy({a: \"x\"})", "\"a\" is a string in a hierarchy"),
    ("annotation(tensor([0.5]), h)", "expected a label map or a tensor of integers, found a tensor"),
    ("annotation(tensor([2, 0]), h, annotated: [\"a\"])", "b"),
])
func labelMistakesAreNamed(script: String, part: String) throws {
    let message = try TestHost().problem(start + script)?.message ?? "no error"
    #expect(message.contains(part), "\(message)")
}

@Test func labelSetsAreNotAdded() throws {
    let problem = try TestHost().problem("h = hierarchy({a: 1, b: 2})\nh[\"a\"] + h[\"b\"]")
    #expect(problem?.notes == ["their union is a | b"])
}

@Test func oneOfSomethingIsNotSeveral() throws {
    #expect(try TestHost().run("\"\\(hierarchy({a: 1}))\"") == "\"hierarchy of 1 leaf in 1 region\"")
}
