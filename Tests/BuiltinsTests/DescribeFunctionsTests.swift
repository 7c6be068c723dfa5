import Testing

@testable import Builtins

/// `describe` and `who`.
@Suite struct DescribeFunctionsTests {
    @Test func aTensorTellsTypeShapeAndMemory() throws {
        let text = try TestHost().run("t = zeros([2, 3])\ndescribe t")
        #expect(
            text == """
                type      tensor
                shape     [2, 3], 6 elements of float32
                memory    24 B
                members   .shape .rank .count .type .value .list
                tensor [2, 3] float32, 0 … 0
                  [[0 0 0]
                   [0 0 0]]
                """)
    }

    @Test(arguments: [
        ("\"abc\"", "length    3 characters"), ("[1, 2]", "length    2 elements"), ("{a: 1}", "members   .a"),
        ("1..4", "length    3 integers"), ("volume(zeros([4, 4]), spacing: 2)", "shape     4 × 4, 2 × 2 mm, RA"),
        ("unet(levels: 2, features: 4)", "size      "),
    ])
    func everyKindHasASize(_ value: String, _ line: String) throws {
        let text = try TestHost().run("x = \(value)\ndescribe x")
        #expect(text.contains(line), "\(text)")
    }

    @Test func aTrainerTellsHowFarItIs() throws {
        let text = try TestHost().run(
            """
            organs = hierarchy({liver: 1, spleen: 2})
            data = phantom("abdomen", regions: organs, count: 2, size: [16, 16])
            t = trainer(unet(levels: 2, features: 4, condition: organs), data, batch: 2)
            train t steps: 3;
            describe t
            """)
        #expect(text.contains("type      trainer\ntrained   3 steps done\n"), "\(text)")
    }

    @Test func aHierarchyTellsItsSizeAndMemory() throws {
        let text = try TestHost().run("h = hierarchy({body: {liver: 1, lung: 2}})\ndescribe h")
        #expect(text.contains("size      3 regions of 3 leaves\nmemory    "), "\(text)")
    }

    @Test func fieldsThatAreNoNamesAreShownAsTheyAreWritten() throws {
        let text = try TestHost().run("r = {a: 1, \"dense.0.weight\": 2}\ndescribe r")
        #expect(text.contains("members   .a [\"dense.0.weight\"]\n"), "\(text)")
    }

    @Test func anUnknownVariableSaysHowToFindThem() throws {
        let problem = try TestHost().problem("x = 3\nwho nope")
        #expect(problem?.message == "there is no variable \"nope\"")
        #expect(problem?.notes == ["bare who lists them all"])
    }

    @Test func namesOfBuiltInsAreNotVariables() throws {
        #expect(try TestHost().run("who") == "no variables yet")
    }

    @Test func aVolumeKnowsItsFile() throws {
        let text = try TestHost().run("save(volume(zeros([4, 4])), \"v.nii\")\nv = load \"v.nii\"\ndescribe v")
        #expect(text.contains("file      v.nii"))
    }

    @Test func whoListsVariablesWithTheirMemory() throws {
        let text = try TestHost().run("x = 3\nt = zeros([10])\nwho")
        #expect(text.contains("t     tensor   40 B    tensor [10] float32"))
        #expect(text.contains("x     integer  16 B    3"))
    }

    @Test func whatHasNoKnownSizeShowsNone() throws {
        let text = try TestHost().run("def f(x) { x }\nwho")
        #expect(text.contains("function") && !text.contains(" B "), "\(text)")
        #expect(!(try TestHost().run("def f(x) { x }\ndescribe f")).contains("memory"))
    }

    @Test func whoOfSomeListsThese() throws {
        let text = try TestHost().run("x = 3\ny = 4\nwho y")
        #expect(text.contains("y ") && !text.contains("x "))
    }

    @Test func whoOfNoVariableSuggestsTheNearest() throws {
        #expect(try TestHost().problem("organs = 3\nwho organz")?.notes == ["did you mean \"organs\"?"])
    }
}
