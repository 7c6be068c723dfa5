import Testing

@testable import Plotting

@Test func ticksAreRoundNumbersThatReadApart() {
    let axis = Axis(covering: [0.02, 0.98])
    #expect(axis.ticks.map(axis.label) == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    let wide = Axis(covering: [-3, 250], hasMargin: false)
    #expect(wide.ticks.map(wide.label) == ["0", "50", "100", "150", "200", "250"])
    let fine = Axis(covering: [0.001, 0.0042], hasMargin: false)
    #expect(fine.ticks.map(fine.label) == ["0.001", "0.002", "0.003", "0.004"])
    #expect(Axis(covering: [-2, 2]).label(-1) == "−1")
    #expect(Axis(covering: [-2e-5, 2e-5]).label(0) == "0")
    #expect(Axis(covering: [-2e-5, 2e-5]).label(-1e-5) == "−1.0e−5")
}

@Test func countsHaveTicksAtWholeNumbers() {
    let steps = Axis(covering: [0, 1, 2], ticks: 7, hasMargin: false, isCount: true)
    #expect(steps.ticks.map(steps.label) == ["0", "1", "2"])
}

@Test(arguments: [
    [], [Double.nan], [5, 5], [0, 0], [.infinity, 1], [-1e308, 1e308], [1e-300, 2e-300], [3, .nan, 4],
    [1e300, -1e300], [1e18, 1e18 + 1000],
])
func anyNumbersGiveAnAxis(values: [Double]) {
    let axis = Axis(covering: values)
    #expect(axis.range.lowerBound < axis.range.upperBound)
    #expect(axis.ticks.count <= 50)
    for tick in axis.ticks { #expect(!axis.label(tick).isEmpty) }
}

@Test func cellsShowTwoOrThreeDigits() {
    #expect(
        [0, 0.456, -1.234, 12.34, 345.6, 1_234_567, 0.000012, .nan].map(Axis.short)
            == ["0", "0.46", "-1.23", "12.3", "346", "1.2e6", "1.2e-5", "–"])
}
