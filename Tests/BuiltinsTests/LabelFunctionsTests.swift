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
    ("h.one_hot(\"bc\")", "tensor [5] float32, 0 … 1\n  [0 0 1 0 0]"),
    ("h[\"body\"] & h[\"bc\"]", "{b, c}"),
    ("h.with({rim: h[\"a\"] | h[\"c\"]})[\"rim\"]", "{a, c}"),
    ("h.with({rim: [\"a\", \"c\"]}).regions", "[\"body\", \"a\", \"bc\", \"b\", \"c\", \"rim\"]"),
    ("annotation(tensor([4]), h, values: {4: h[\"bc\"] | h[\"background\"]})[0]", "{background, b, c}"),
    ("annotation(tensor([0]), h, annotated: h[\"bc\"])[0]", "{background, a}"),
    ("annotation(tensor([2, 0]), h, annotated: [h[\"bc\"], \"a\"]).complete([\"a\", \"bc\"])", "true"),
    (
        "annotation(tensor([4, 1]), h, values: {4: \"bc\"}).target(h[\"b\"] | h[\"c\"])",
        "tensor [2] float32, 0 … 1\n  [1 0]"
    ),
    ("annotation(tensor([4, 1]), h, values: {4: \"bc\"}).known([\"a\", \"b\"])", "tensor [2] float32, 0 … 1\n  [0 1]"),
    ("annotation(tensor([[[0, 1]], [[2, 3]]]), h).shape", "[2, 1, 2]"),
    ("m = {a: tensor([1, 1, 0]), b: tensor([0, 1, 0])}\nannotation(masks: m, atoms(m))[1]", "{a and b}"),
    ("m = {a: tensor([1, 1, 0]), b: tensor([0, 1, 1])}\natoms(m)[\"b\"]", "{a and b, b only}"),
    ("annotation(tensor([0, 4, 4, 255]), h, values: {4: \"bc\"}, ignore: 255).sets[1, \"voxels\"]", "2"),
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

/// Whole texts, and where the caret stands.
@Test(arguments: [
    (
        "annotation(tensor([0, 7, 7]), h)", "the label value 7 (2 voxels) is not in the hierarchy",
        "give it a region with values: {7: …}, or leave it out with ignore: 7", "labels"
    ),
    (
        "annotation(tensor([0]), h, values: {4: []})", "the value 4 is given an empty set",
        "name at least one region it may be", "values"
    ),
    (
        "annotation(tensor([0]), h, values: {4: 5})", "the value 4 needs a set of leaves, found an integer",
        "give it a region, a list of regions or a label set, as in {4: \"body\"}", "values"
    ),
    (
        "annotation(tensor([0]), h, values: {bc: 4})", "values: says what label values mean, and \"bc\" is none",
        "the value stands first, as in {4: \"bc\", 5: [\"background\", \"c\"]}", "values"
    ),
    (
        "annotation(tensor([0]), h, annotated: [\"bdoy\"])", "there is no region \"bdoy\" in the hierarchy",
        "did you mean \"body\"?", "annotated"
    ),
    (
        "annotation(tensor([2, 0]), h, annotated: [\"a\"])",
        "the label value 2, which means {b}, lies outside every annotated region ({a})",
        "name its region in annotated: as well, say with values: what it is where it was drawn only in part, "
            + "or leave it out with ignore: 2",
        "annotated"
    ),
    (
        "annotation(masks: {a: tensor([1]), b: tensor([1])}, h)",
        "the masks contradict each other: a voxel inside \"b\" was {a} by the masks before",
        "leaves partition space: where masks overlap, atoms(masks) makes the hierarchy", "masks"
    ),
    (
        "annotation(masks: {}, h)", "there are no masks", "give one for each region that was drawn: {liver: mask}",
        "masks"
    ),
    (
        "annotation(masks: {a: tensor([1, 0.5])}, h)",
        "the mask of \"a\" has the value 0.5, which is neither inside (1) nor outside (0)",
        "choose a threshold, as in mask > 0.5", "masks"
    ),
    (
        "annotation(masks: {a: tensor([1, 0])}, h, ignore: tensor([0, -1]))",
        "the mask of ignored voxels has the value -1.0, which is neither inside (1) nor outside (0)",
        "choose a threshold, as in mask > 0.5", "ignore"
    ),
    (
        "annotation(masks: {a: tensor([1, 0]), b: tensor([[0, 1]])}, h)",
        "the mask of \"b\" has the shape [1, 2], others [2]", "all masks have the shape of the image", "masks"
    ),
    (
        "annotation(masks: {a: tensor([1, 0])}, h, values: {4: \"bc\"})",
        "masks have no label values, which values: speaks of", "leave it out", "values"
    ),
    (
        "annotation(masks: {a: tensor([1, 0])}, h, ignore: 255)",
        "masks have no label values, which ignore: speaks of", "give a mask of the voxels to be ignored", "ignore"
    ),
    (
        "annotation(tensor([0]), h).known(\"z\")", "there is no region \"z\" in the hierarchy",
        "the names are: body, a, bc, b, c, background", "region"
    ),
    (
        "dataset([{image: tensor([[0.0, 1.0]]), annotation: annotation(tensor([0, 1]), h), name: \"first\"}])",
        "the annotation of \"first\" has size [2], its image [1, 2]", "give both on the same grid", ""
    ),
])
func mistakesOfAnnotationsSayWhatToDo(script: String, message: String, note: String, argument: String) throws {
    let problem = try TestHost().problem(start + script)
    #expect(problem?.message == message)
    #expect(problem?.notes == [note])
    #expect(problem?.argument ?? "" == argument)
}

@Test func anAnnotationThatSaysNothingWarnsOnce() throws {
    let host = try TestHost()
    try host.run(start + "a = annotation(tensor([[4, 4]]), h, values: {4: [\"background\", \"body\"]})")
    #expect(
        host.shown == [
            "warning: every voxel of this annotation can be any leaf, so nothing can be learnt from it: name what was drawn "
                + "in values:, annotated: or masks:"
        ])
}

@Test func labelSetsAreNotAdded() throws {
    let problem = try TestHost().problem("h = hierarchy({a: 1, b: 2})\nh[\"a\"] + h[\"b\"]")
    #expect(problem?.notes == ["their union is a | b"])
}

@Test func oneOfSomethingIsNotSeveral() throws {
    #expect(try TestHost().run("\"\\(hierarchy({a: 1}))\"") == "\"hierarchy of 1 leaf in 1 region\"")
}
