import Testing

@testable import Builtins

private let start = """
    h = hierarchy({body: {a: 1, bc: {b: 2, c: 3}}})
    truth = annotation(tensor([[0, 1], [2, 3]]), h)
    organs = hierarchy({upper: {liver: 1, stomach: 2}, spine: 3})
    data = phantom("abdomen", regions: organs, count: 4, size: [16, 16], seed: 1)

    """

@Test(arguments: [
    ("partially_annotate(truth, h, merge: [\"bc\"])[1, 0]", "{b, c}"),
    ("partially_annotate(truth, merge: h[\"a\"] | h[\"c\"])[1, 1]", "{a, c}"),
    ("partially_annotate(truth, h, annotate: [\"a\"])[0, 1]", "{a}"),
    ("partially_annotate(truth, h, annotate: [\"a\"])[0, 0]", "{background, b, c}"),
    ("partially_annotate(truth, h.with({ac: [\"a\", \"c\"]}), annotate: [\"ac\"])[0, 1]", "{a, c}"),
    ("partially_annotate(truth, slices: {x: 1}).known(\"a\")", "tensor [2, 2] float32, 0 … 1\n  [[0 0]\n   [1 1]]"),
    ("partially_annotate(truth, slices: {y: [-1]})[0, 0]", "{background, a, b, c}"),
    ("partially_annotate(truth, slices: {1: 0..1})[1, 1]", "{background, a, b, c}"),
    ("partially_annotate(truth, slices: {x: {every: 2, from: 1}})[1, 1]", "{c}"),
    ("partially_annotate(truth, slices: {x: {share: 0.5}}).sets[\"voxels\"]", "[1, 1, 2]"),
    ("[truth |> partially_annotate(drop: 0.3)][0].complete_regions.count()", "2"),
    (
        "partially_annotate(data, merge: [\"upper\"], cases: 1..3).cases.map(c -> c.annotation.complete(\"liver\"))",
        "[true, false, false, true]"
    ),
    ("partially_annotate(data, annotate: [\"spine\"])[0].truth.complete(\"liver\")", "true"),
    ("partially_annotate(data[0], annotate: [\"spine\"]).annotation.complete_regions", "[\"spine\"]"),
    ("partially_annotate(data, drop: 0.5).cases.filter(c -> c.annotation.complete(\"liver\")).count()", "2"),
])
func partsOfTheTruth(script: String, expected: String) throws {
    #expect(try TestHost().run(start + script) == expected)
}

@Test func whatIsDroppedIsWhatDropAnnotationsDrops() throws {
    let script =
        start + """
            d = drop_annotations(data, share: 0.5)
            p = partially_annotate(data, drop: 0.5)
            d.cases.map(c -> c.annotation.complete_regions) == p.cases.map(c -> c.annotation.complete_regions)
            """
    #expect(try TestHost().run(script) == "true")
}

@Test(arguments: [
    ("partially_annotate(truth, h)", "partially_annotate needs to know what to leave"),
    (
        "partially_annotate(3, drop: 0.5)",
        "partially_annotate expects an annotation, a case or a dataset for `truth`, found an integer"
    ),
    ("partially_annotate(truth, drop: 1.5)", "a share lies between 0 and 1, found 1.5"),
    ("partially_annotate(truth, merge: [\"cb\"])", "there is no region \"cb\" in the hierarchy"),
    (
        "partially_annotate(truth, annotate: [3])",
        "partially_annotate expects a region's name, a list of them, or a label set for `annotate`, found an integer"
    ),
    (
        "partially_annotate(truth, drop: 0.5, cases: 1)",
        "cases: chooses among those of a dataset, and this is one annotation"
    ),
    ("partially_annotate(data, drop: 0.5, cases: [7])", "there is no case 7"),
    ("partially_annotate(truth, slices: {z: 0})", "an annotation of shape [2, 2] has no axis z"),
    ("partially_annotate(truth, slices: {w: 0})", "there is no axis \"w\""),
    ("partially_annotate(truth, slices: {x: \"all\"})", "the slices across x are given by a string"),
    ("partially_annotate(truth, slices: {x: {each: 2}})", "the slices across x are given by a record of other things"),
    ("partially_annotate(truth, slices: {x: 2})", "there is no slice 2 across x, which has 2"),
])
func whatCannotBeLeftIsNamed(script: String, message: String) throws {
    #expect(try TestHost().problem(start + script)?.message == message)
}

@Test(arguments: [
    ("a = partially_annotate(truth, annotate: [])", "every voxel can be any leaf now: nothing is left to learn from"),
    (
        "c = partially_annotate(data[0], annotate: [])",
        "every voxel of \"abdomen-001\" can be any leaf now: nothing is left to learn from"
    ),
    (
        "d = partially_annotate(data, annotate: [])",
        "every voxel of every case can be any leaf now: nothing is left to learn from"
    ),
])
func nothingLeftWarnsOnce(script: String, warning: String) throws {
    let host = try TestHost()
    try host.run(start + script)
    #expect(host.shown == ["warning: " + warning])
}
