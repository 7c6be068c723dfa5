import Foundations
import Testing

@testable import Networks

@Suite struct ModulationTableTests {
    private let table = ModulationTable(
        regions: ["a", "b"], layers: [.init(name: "one", channels: 2)], gamma: [[[1, 3]], [[1, 3]]],
        beta: [[[0, 0]], [[4, 0]]])

    @Test func distancesAreRootMeanSquares() {
        #expect(table.distances == [[0, 2], [2, 0]])
        #expect(table.distanceTable.rows[1] == [.text("b"), .number(2), .number(0)])
    }

    @Test func statisticsStandPerLayerAndRegion() {
        #expect(table.table.rows.count == 2)
        #expect(
            table.table.rows[1] == [
                .text("one"), .text("b"), .integer(2), .number(2), .number(2.0.squareRoot()), .number(1), .number(3),
                .number(2), .number(8.0.squareRoot()), .number(0), .number(4),
            ])
        // One channel does not scatter.
        let single = ModulationTable(
            regions: ["a"], layers: [.init(name: "head", channels: 1)], gamma: [[[1]]], beta: [[[2]]])
        #expect(single.table.rows[0][4] == .missing && single.table.rows[0][8] == .missing)
    }
}
