import Testing

@testable import Language

@Test func plainValuesAreShownAsTheyAreWritten() {
    #expect(shown("[none, true, 1, 2.0, 1e20, \"a\\n\", 1..3]") == "[none, true, 1, 2.0, 1e+20, \"a\\n\", 1..3]")
    #expect(shown("v -> v") == "function lambda(v)")
    #expect(shown("count") == "function count(value)")
}

@Test func longListsAreWrappedAndShortened() {
    let lines = shown("map(0..1000, v -> v)").split(separator: "\n")
    #expect(lines.count <= 21)
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(lines.last?.hasSuffix("… 1000 elements]") == true)
    #expect(shown("map(0..40, v -> v)").split(separator: "\n").count == 2)
}

@Test func longRecordsTakeALineAField() {
    #expect(shown("{a: repeat(\"x\", 50), b: repeat(\"y\", 50)}").split(separator: "\n").count == 2)
}

@Test func summariesAreOneShortLine() {
    #expect(Value.list(List((0..<100).map(Value.integer))).summary == "[… 100 elements]")
    #expect(Value.string(String(repeating: "a", count: 1000)).summary.count < 70)
}

@Test func interpolationShowsStringsBare() {
    #expect(shown("\"\\(\"a\") \\([\"a\"]) \\(1.5)\"") == "\"a [\\\"a\\\"] 1.5\"")
}

@Test func stringsOfListsAndRecordsHoldAllOfThem() {
    #expect(shown("count(split(string(map(0..1000, v -> v)), \",\"))") == "1000")
    let long = "repeat(\"x\", 500)"
    #expect(shown("contains(\"\\([{a: [\(long)]}])\", \(long))") == "true")
    #expect(shown("string({a: [1, \"b\"], 3: {}, \"c d\": []})") == #""{a: [1, \"b\"], 3: {}, \"c d\": []}""#)
}

@Test func aStringOfADeepListNeedsNoStack() {
    #expect(shown("x = []\nfor n in 0..50000 { x = [x] }\ncount(string(x))") == "100002")
}

@Test func aStringOfAListStopsAtTheLongestThatCanBe() {
    let run = Run("s = repeat(\"x\", 100000000)\nstring(repeat([s], 20))")
    #expect((run.error as? ScriptError)?.kind == "memory")
}
