import Datasets
import Labels
import Plotting

/// Regions × cases, in three colours: complete, partly known, unknown.
enum AuditFigure {
    static func make(_ audit: Audit) -> Figure {
        let states: [(state: Completeness, colour: Colour)] = [
            (.complete, Palette.colour(0)), (.partly, Palette.colour(4)), (.unknown, .grey(0.85)),
        ]
        let places = audit.regions.indices.map { region in
            audit.states.map { row in states.firstIndex { $0.state == row[region] } ?? 0 }
        }
        let map = HeatMap(
            categories: states.map { .init($0.state.rawValue, $0.colour) }, places, rowLabels: audit.regions,
            columnLabels: thinned(audit.cases))
        return Figure(map, title: "what is annotated where")
    }

    /// The names of every n-th case, so that there are 25 at most.
    private static func thinned(_ names: [String]) -> [String] {
        let step = max((names.count + 24) / 25, 1)
        return names.enumerated().map { $0 % step == 0 ? $1 : "" }
    }
}
