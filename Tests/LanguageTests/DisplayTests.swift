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
    #expect(
        Value.list(List((0..<100).map(Value.integer))).summary
            == "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, … 100 elements]")
    #expect(Value.string(String(repeating: "a", count: 1000)).summary.count < 70)
}

@Test func listsOfARecordShowTheirFirstNumbersAndHowManyThereAre() {
    let lists = "{marg: map(0..11, v -> v / 7 + 0.1), plain: map(0..11, v -> v / 3)}"
    #expect(
        shown(lists) == """
            {marg: [0.1, 0.24286, 0.38571, 0.52857, 0.67143, 0.81429, … 11 elements],
             plain: [0.0, 0.33333, 0.66667, 1.0, 1.3333, 1.6667, 2.0, … 11 elements]}
            """)
    // Inside each other too, where fields share the line.
    #expect(
        shown("[\(lists)]")
            == "[{marg: [0.1, 0.24286, … 11 elements], plain: [0.0, 0.33333, … 11 elements]}]")
    // What one field leaves is for those behind it.
    #expect(shown("[{b: \"kind\", a: map(0..50, v -> v)}]").hasSuffix("12, 13, … 50 elements]}]"))
    #expect(shown("{a: [map(0..100, v -> v)], b: 1}").contains("{a: [[0, 1, 2, 3, "))
    #expect(shown("{a: repeat(\"胃\", 500), b: 1}").split(separator: "\n")[0].hasSuffix("\"…,"))
}

@Test(arguments: [10, 20, 40, 80, 200]) func whatIsShortenedKeepsToTheWidth(_ width: Int) {
    let numbers = Value.list(List((0..<50).map { .float(Double($0) / 7) }))
    let long = Value.string(String(repeating: "胃\n", count: 100))
    let record = Value.record(
        Record([(.name("a"), numbers), (.name("b"), long), (.name("c"), .list(List([numbers])))]))
    #expect(CharacterWidth.of(long.summary(limit: width)) <= width)
    for value in [numbers, record, .list(List([record, record, numbers]))] {
        let lines = value.display(width: width).split(separator: "\n")
        // What must be said, how many there are, is not cut.
        #expect(lines.allSatisfy { CharacterWidth.of($0) <= max(width, 24) }, "\(lines)")
        #expect(CharacterWidth.of(value.summary(limit: width)) <= max(width, 24))
    }
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
