import Foundations
import Language
import Testing

@testable import Builtins

@Suite struct TableFunctionsTests {
    @Test func keysNameTheColumnsAndWhatIsMissingIsLeftBlank() throws {
        let shown = try TestHost().run(
            "table([{loss: \"dice\", score: 0.81234, seeds: 3}, {loss: \"focal\", sure: true, score: none}])")
        #expect(
            shown == """
                loss   score  seeds  sure
                ─────  ─────  ─────  ────
                dice   0.812      3  –
                focal      –      –  true
                """)
    }

    @Test func digitsAreOfAllColumnsOrOfThoseNamed() throws {
        let host = try TestHost()
        #expect(try host.run("table([{a: 0.12345, b: 0.5}], digits: 1)").contains("0.1  0.5"))
        #expect(try host.run("table([{a: 0.12345, b: 0.5}], digits: {a: 4})").contains("0.1235  0.500"))
    }

    @Test func numbersOfTensorsAreNumbersAndTheValuesComeBack() throws {
        #expect(try TestHost().run("table([{a: sum(tensor([1.0, 2.0])), b: 2}])[0]") == "{a: 3.0, b: 2}")
    }

    @Test func namesSayWhatPlotDoesWithAColumn() throws {
        let host = try TestHost()
        try host.run("t = table([{arm: \"a\", mean: 1.0, \"s.d.\": 0.1, low: 0.5}])")
        guard case .object(let object)? = host.variables.first(where: { $0.name == "t" })?.value,
            let table = object as? Table
        else {
            Issue.record("no table")
            return
        }
        #expect(table.columns.map(\.role) == [.value, .value, .deviation, .interval])
    }

    @Test(arguments: [
        ("table([1])", "a list with an integer in it"), ("table([{a: [1]}])", "no cell for a list, under a"),
        ("table([{a: 1}], digits: 40)", "digits are from 0 to 17"), ("table([{a: 1}], digits: {a: \"x\"})", "integers"),
    ])
    func mistakesAreNamed(_ script: String, _ expected: String) throws {
        let message = try TestHost().problem(script)?.message ?? ""
        #expect(message.contains(expected), "\(message)")
    }
}
