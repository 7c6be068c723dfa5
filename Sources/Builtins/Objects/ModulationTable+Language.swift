import Foundations
import Language
import Networks
import Tensors

extension ModulationTable: HasMembers {
    public var typeName: String { "modulation" }
    public var summary: String {
        "modulation of \(regions.count) regions × \(layers.count) layers × \(layers.map(\.channels).min() ?? 0)–"
            + "\(layers.map(\.channels).max() ?? 0) channels"
    }
    public func display(width: Int) -> String {
        summary + "\n" + distanceTable.render(width: width)
    }
    public var digest: String? {
        var digest = Digest()
        for values in [gamma, beta] { digest.update("\(values)") }
        return digest.short()
    }
    public var memberNames: [String] { ["gamma", "beta", "distances", "table", "regions", "layers"] }

    public func member(_ name: String) throws -> Value? {
        switch name {
        case "gamma": try byRegion(gamma)
        case "beta": try byRegion(beta)
        case "distances": .table(distanceTable)
        case "table": .table(table)
        case "regions": .strings(regions)
        case "layers": .strings(layers.map(\.name))
        default: nil
        }
    }

    /// A record by region of records by layer of tensors `[channels]`.
    private func byRegion(_ values: [[[Float]]]) throws -> Value {
        .record(
            Record(
                try zip(regions, values).map { region, rows in
                    let fields = try zip(layers, rows).map { layer, row in
                        (Record.Key.name(layer.name), Value.object(try Tensor(row, shape: [row.count])))
                    }
                    return (.name(region), .record(Record(fields)))
                }))
    }
}
