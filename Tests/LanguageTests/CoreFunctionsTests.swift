import Testing

@testable import Language

@Test func everyCoreFunctionSaysWhatItDoesAndItsExampleRuns() {
    for entry in CoreFunctions.entries {
        #expect(entry.summary.hasSuffix("."), "\(entry.name)")
        #expect(Run(entry.example).error == nil, "\(entry.name): \(Run(entry.example).rendered)")
    }
    let names = CoreFunctions.entries.map(\.name)
    #expect(Set(names).count == names.count)
}

@Test func listFunctions() {
    #expect(shown("sort([3, 1.5, 2])") == "[1.5, 2, 3]")
    #expect(shown("sort([\"b\", \"a\"], descending: true)") == "[\"b\", \"a\"]")
    #expect(shown("sort([[2, 1], [1, 2], [2, 0]], by: p -> p[0])") == "[[1, 2], [2, 1], [2, 0]]")
    #expect(shown("sort([[2, 1], [1, 2], [2, 0]], by: p -> p[0], descending: true)") == "[[2, 1], [2, 0], [1, 2]]")
    #expect(shown("reduce([1, 2, 3], (a, b) -> a + b, initial: 0)") == "6")
    #expect(shown("insert([1, 3], 2, at: 1)") == "[1, 2, 3]")
    #expect(shown("find([4, 5], 6)") == "")
    #expect(shown("find([4, 5, 6], v -> v > 4)") == "1")
    #expect(shown("unique([1, \"a\", 1, [2], [2]])") == "[1, \"a\", [2]]")
    #expect(shown("flatten([[1], [2, [3]]])") == "[1, 2, [3]]")
    #expect(shown("[any([false, true]), all([]), any([])]") == "[true, true, false]")
    #expect(shown("zip(0..3, [\"a\", \"b\"])") == "[[0, \"a\"], [1, \"b\"]]")
    #expect(shown("[contains([1], 1.0), contains({a: 1}, \"a\"), contains(\"abc\", \"bc\")]") == "[true, true, true]")
    #expect(Run("sort([1, \"a\"])").rendered.contains("have no order"))
    #expect(Run("filter([1], v -> v)").rendered.contains("the function gives true or false here"))
}

@Test func stringFunctions() {
    #expect(shown("split(\" a  b \")") == "[\"a\", \"b\"]")
    #expect(shown("split(\"a,b,,c\", \",\")") == "[\"a\", \"b\", \"\", \"c\"]")
    #expect(shown("join([1, \"b\", none], \"-\")") == "\"1-b-none\"")
    #expect(shown("replace(\"aXbX\", \"X\", \"yy\")") == "\"ayybyy\"")
    #expect(shown("trim(\"  é \")") == "\"é\"")
    #expect(shown("\"héllo\"[1:3]") == "\"él\"")
    #expect(shown("count(\"héllo\")") == "5")
    #expect(shown("[starts_with(\"ab\", \"a\"), ends_with(\"ab\", \"a\")]") == "[true, false]")
    #expect(
        shown("[format(2 / 3), format(1.001, digits: 2), format(-0.999, digits: 1), format(3, digits: 0)]")
            == "[\"0.667\", \"1.00\", \"-1.0\", \"3\"]")
}

@Test func conversions() {
    #expect(
        shown("[integer(2.9), integer(-2.9), integer(\" 42 \"), float(\"1e3\"), string(1.5), integer(true)]")
            == "[2, -2, 42, 1000.0, \"1.5\", 1]")
    #expect(Run("integer(\"4x\")").rendered.contains("\"4x\" is not an integer"))
    #expect(Run("integer(1e300)").rendered.contains("does not fit"))
}

@Test func ranges() {
    #expect(shown("range(3)") == "0..3")
    #expect(shown("range(2, 5)") == "2..5")
    #expect(shown("range(0, 10, step: 4)") == "[0, 4, 8]")
    #expect(shown("range(5, 0, step: -2)") == "[5, 3, 1]")
    #expect(shown("(2..6)[1:3]") == "3..5")
    #expect(shown("count(5..2)") == "0")
}

@Test func recordFunctions() {
    #expect(
        shown("r = {a: 1, 2: \"b\"}\n[keys(r), values(r), items(r)]")
            == "[[\"a\", 2], [1, \"b\"], [[\"a\", 1], [2, \"b\"]]]")
    #expect(shown("without({a: 1, b: 2}, \"a\")") == "{b: 2}")
    #expect(shown("merged({a: 1, b: 2}, {b: 3})") == "{a: 1, b: 3}")
    #expect(shown("r = {a: 1, 2: 3}\n[contains(r, 2), contains(r, 2.0), contains(r, \"2\")]") == "[true, true, false]")
}
