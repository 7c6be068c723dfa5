import Foundations
import Labels
import Language
import Volumes

/// The table of names that comes and goes with a label map.
enum LabelNames {
    /// The table that `names:` asks for: a file of that name, the one beside the map, or none. Warns where it does not name
    /// what the map holds.
    static func table(
        for labels: LabelMap, at path: String, _ arguments: Arguments, _ host: any Host
    ) throws -> LabelTable? {
        if arguments.isNone("names") { return nil }
        let wanted = try arguments.string("names")
        let name: String
        if wanted == "beside" {
            let found = LabelTableFile.candidates(beside: path).filter(host.isFile)
            guard let first = found.first else { return nil }
            if found.count > 1 {
                host.warn(
                    "names were read from \(first), not from \(found.dropFirst().joined(separator: ", ")); "
                        + "names: \"…\" picks another table")
            }
            name = first
        } else {
            name = wanted
        }
        let table = try LabelTableFile.read(try host.pathForReading(name), named: name)
        warn(of: table, in: name, for: labels, host)
        return table
    }

    private static func warn(of table: LabelTable, in name: String, for labels: LabelMap, _ host: any Host) {
        let values = labels.values
        let unnamed = table.unnamed(among: values)
        if !unnamed.isEmpty {
            let all = unnamed.count == values.count { $0 != 0 }
            host.warn(
                "\(name) names " + (all ? "none of the map's values (" : "not all of the map's values (")
                    + listed(unnamed) + (unnamed.count == 1 ? " has no name)" : " have no name)"))
        }
        for (shared, values) in table.sharedNames.prefix(3) {
            host.warn(
                "\(name) gives the name \"\(shared)\" to \(Counted.text(values.count, "value")): \(listed(values))")
        }
    }

    /// Throws where the names of a map could not be written beside it, before the map itself is.
    static func requireRoom(for labels: LabelMap, beside path: String, _ host: any Host) throws {
        guard let table = labels.table, table.count > 0 else { return }
        let place = LabelTableFile.place(beside: path)
        try LabelTableFile.requireRoom(for: table, at: try host.pathForWriting(place), named: place)
    }

    /// Writes the names beside a map that was saved, and says so; warns where names that are not its own stand there.
    static func write(_ labels: LabelMap, beside path: String, _ host: any Host) throws {
        guard let table = labels.table, table.count > 0 else {
            let other = LabelTableFile.candidates(beside: path).first(where: host.isFile)
            if let other {
                host.warn("the labels have no names, and will be given those of \(other) when \(path) is loaded")
            }
            return
        }
        let place = LabelTableFile.place(beside: path)
        try FileFunctions.write(place, host) { try LabelTableFile.write(table, to: $0, named: place) }
        host.showTransient("wrote the names of \(Counted.text(table.count, "value")) to \(place)")
    }

    /// "1, 2, 3, 4, 5 and 7 more".
    private static func listed(_ values: [Int]) -> String {
        let shown = values.prefix(5).map(String.init).joined(separator: ", ")
        return values.count > 5 ? "\(shown) and \(values.count - 5) more" : shown
    }
}
