import Foundations

extension Evaluation {
    /// A row per region, and below them their mean: of each metric the mean and standard deviation (divisor N − 1) over cases,
    /// of a single one its range as well; and how many cases counted.
    public var table: Table {
        var table = Table(
            columns: [Table.Column("region")] + metrics.flatMap(columns) + [Table.Column("cases"), Table.Column("n/a")])
        for (index, region) in regions.enumerated() {
            let counted = cases.indices.count { item in scores.contains { $0[item][index] != nil } }
            table.append(
                [.text(region)] + metrics.indices.flatMap { cells(values($0, index)) }
                    + [.integer(counted), .integer(cases.count - counted)])
        }
        table.appendFooter([.text("mean")] + metrics.indices.flatMap { cells(means($0).compactMap { $0 }) })
        return table
    }

    private func columns(_ metric: String) -> [Table.Column] {
        metrics.count == 1
            ? Table.Column.statistics(mean: metric)
            : [Table.Column(metric), Table.Column("s.d. of \(metric)", role: .deviation)]
    }

    private func cells(_ values: [Double]) -> [Table.Cell] {
        let all: [Table.Cell] =
            Statistics(values).map {
                [.number($0.mean), $0.deviation.map { .number($0) } ?? .missing, .number($0.least), .number($0.most)]
            }
            ?? [.missing, .missing, .missing, .missing]
        return Array(all.prefix(metrics.count == 1 ? 4 : 2))
    }

    /// Mean, deviation (divisor N − 1; nil of a single one) and range of some numbers; nil of none.
    struct Statistics {
        let mean: Double
        let deviation: Double?
        let least: Double
        let most: Double

        init?(_ values: [Double]) {
            guard let least = values.min(), let most = values.max() else { return nil }
            let mean = values.reduce(0, +) / Double(values.count)
            self.mean = mean
            let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            deviation = values.count > 1 ? (squares / Double(values.count - 1)).squareRoot() : nil
            self.least = least
            self.most = most
        }
    }
}
