import Foundations

/// Gamma and beta of every modulated layer under every region: regions × layers × channels.
///
/// They act as (1 + gamma) x + beta, so gamma 0 and beta 0 change nothing.
public struct ModulationTable: Sendable, Equatable {
    /// One modulated layer.
    public struct Layer: Sendable, Equatable {
        /// Its place in the network ("encoder.0.modulation.1").
        public let name: String
        public let channels: Int
    }

    public let regions: [String]
    public let layers: [Layer]
    /// `gamma[region][layer][channel]`.
    public let gamma: [[[Float]]]
    public let beta: [[[Float]]]

    public init(regions: [String], layers: [Layer], gamma: [[[Float]]], beta: [[[Float]]]) {
        self.regions = regions
        self.layers = layers
        self.gamma = gamma
        self.beta = beta
    }

    /// Distances between regions, regions × regions: the root mean square difference of all their gammas and betas.
    public var distances: [[Double]] {
        let rows = regions.indices.map { (gamma[$0] + beta[$0]).flatMap { $0 } }
        return rows.map { a in
            rows.map { b in
                let sum = zip(a, b).reduce(0.0) { $0 + Double($1.0 - $1.1) * Double($1.0 - $1.1) }
                return (sum / Double(max(a.count, 1))).squareRoot()
            }
        }
    }

    /// The distances with the regions' names.
    public var distanceTable: Table {
        var table = Table(
            title: "distance between regions (root mean square over gamma and beta)",
            columns: [Table.Column("region")] + regions.map { Table.Column($0) })
        for (name, row) in zip(regions, distances) { table.append([.text(name)] + row.map { .number($0) }) }
        return table
    }

    /// Mean, standard deviation and range of gamma and beta per layer and region.
    public var table: Table {
        var table = Table(
            columns: ["layer", "region"].map { Table.Column($0) } + [Table.Column("channels")]
                + ["gamma ", "beta "].flatMap { Table.Column.statistics(mean: "\($0)mean", prefix: $0) })
        for (index, layer) in layers.enumerated() {
            for (region, name) in regions.enumerated() {
                let cells = [gamma, beta].flatMap { Statistics($0[region][index]).cells }
                table.append([.text(layer.name), .text(name), .integer(layer.channels)] + cells)
            }
        }
        return table
    }
}

/// Mean, deviation (divisor N − 1; none of a single one) and range of some numbers.
private struct Statistics {
    let cells: [Table.Cell]

    init(_ values: [Float]) {
        guard let least = values.min(), let most = values.max() else {
            cells = [.missing, .missing, .missing, .missing]
            return
        }
        let count = Double(values.count)
        let mean = values.reduce(0) { $0 + Double($1) } / count
        let squares = values.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
        let deviation: Table.Cell = count > 1 ? .number((squares / (count - 1)).squareRoot()) : .missing
        cells = [.number(mean), deviation, .number(Double(least)), .number(Double(most))]
    }
}
