import Testing

@testable import Foundations

@Test func statisticsSayWhatEachColumnIs() {
    let columns = Table.Column.statistics(mean: "gamma mean", prefix: "gamma ")
    #expect(columns.map(\.name) == ["gamma mean", "gamma s.d.", "gamma min", "gamma max"])
    #expect(columns.map(\.role) == [.value, .deviation, .bound, .bound])
}
