import Plotting
import Testing

@testable import Builtins

/// The bars of a table that `script` makes.
private func bars(_ script: String) throws -> BarChart? {
    let host = try TestHost()
    try host.run("f = plot(\(script))")
    guard case .object(let object)? = host.variables.first(where: { $0.name == "f" })?.value else { return nil }
    return (object as? Figure)?.mark as? BarChart
}

@Test func intervalsAreWhiskersAndHowSureTheyAreIsNotDrawn() throws {
    let rows = "{difference: \"a - b\", mean: 0.2, low: 0.1, high: 0.4, p: 0.01, holm: 0.02}"
    let chart = try #require(try bars("table([\(rows), merged(\(rows), {low: none})])"))
    #expect(chart.series.map(\.name) == ["mean"])
    #expect(chart.series[0].whiskers.map(\.low).first == 0.1 && chart.series[0].whiskers.map(\.high) == [0.4, 0.4])
    #expect(chart.series[0].whiskers[1].low.isNaN)
}

@Test func deviationsAreWhiskersOfBothSides() throws {
    let chart = try #require(try bars("table([{region: \"a\", dice: 0.5, \"s.d.\": 0.25, p: 0.5}])"))
    #expect(chart.series.map(\.name) == ["dice", "p"])
    #expect(chart.series[0].whiskers.map(\.low) == [0.25] && chart.series[0].whiskers.map(\.high) == [0.75])
    #expect(chart.series[1].whiskers.isEmpty)
}
