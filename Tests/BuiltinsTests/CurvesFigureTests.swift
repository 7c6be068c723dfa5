import Language
import Plotting
import Testing

@testable import Builtins

@Suite struct CurvesFigureTests {
    private func plot(_ script: String) throws -> LinePlot? {
        let host = try TestHost()
        try host.run("f = \(script)")
        guard case .object(let object)? = host.variables.first(where: { $0.name == "f" })?.value else { return nil }
        return (object as? Figure)?.mark as? LinePlot
    }

    @Test func aRecordOfNumbersIsOnePlotWithACurveEach() throws {
        let plot = try plot("plot({a: [0.5, none, 0.7], b: tensor([1.0, 2.0, 3.0])}, x: [0, 0.3, 0.7])")
        #expect(plot?.series.map(\.name) == ["a", "b"])
        #expect(plot?.series.map(\.x) == [[0, 0.3, 0.7], [0, 0.3, 0.7]])
        #expect(plot?.series.first?.y[1].isNaN == true)
        #expect(plot?.hasPoints == true)
    }

    @Test func aLongCurveHasNoDots() throws {
        #expect(try plot("plot({a: range(100)})")?.hasPoints == false)
        #expect(try plot("plot(zeros([100]), x: range(100))")?.series.first?.x.last == 99)
    }

    @Test func aRecordOfOtherThingsIsAGrid() throws {
        #expect(try plot("plot({a: [1, 2], b: zeros([2, 2])})") == nil)
    }

    @Test func pointsWithoutAPlaceAreAnError() throws {
        let problem = try TestHost().problem("plot({a: [1, 2, 3]}, x: [1, 2])")
        #expect(problem?.message == "2 numbers in `x` do not fit a curve of 3 points")
    }
}
