import Networks
import Plotting

/// Gamma and beta by region and channel, and how far the regions are from each other.
enum ModulationFigure {
    static func make(_ table: ModulationTable) -> Figure {
        let groups = table.layers.map { HeatMap.Group(short($0.name), count: $0.channels) }
        func map(_ values: [[[Float]]], _ label: String) -> Figure {
            Figure(
                HeatMap(
                    values.map { row in row.flatMap { $0.map(Double.init) } }, rowLabels: table.regions, groups: groups,
                    label: label, showsValues: false),
                title: "\(label) of every channel, layer by layer (e: encoder, d: decoder, h: head)")
        }
        let distances = Figure(
            HeatMap(
                table.distances, rowLabels: table.regions, columnLabels: table.regions, colours: .sequential,
                label: "distance"),
            title: "distance between regions")
        return Figure(FigureGrid([map(table.gamma, "gamma"), map(table.beta, "beta"), distances], columns: 1))
    }

    /// "encoder.0.modulation.1" is e0.1 above its channels.
    private static func short(_ name: String) -> String {
        let parts = name.split(separator: ".").filter { $0 != "modulation" }
        guard let first = parts.first else { return name }
        return "\(first.prefix(1))\(parts.dropFirst().joined(separator: "."))"
    }
}
