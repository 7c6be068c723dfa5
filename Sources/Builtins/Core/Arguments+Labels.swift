import Foundations
import Labels
import Language

extension Arguments {
    /// A set of leaves: a region's name, a list of names (their union), or a label set.
    func leaves(_ name: String, of hierarchy: Hierarchy) throws -> LabelSet {
        try leaves(try value(name), of: hierarchy, name)
    }

    /// Several of them, from a list or a single one; nil for none.
    func leafSetsOrNone(_ name: String, of hierarchy: Hierarchy) throws -> [LabelSet]? {
        switch try value(name) {
        case .none: return nil
        case .list(let list): return try list.elements.map { try leaves($0, of: hierarchy, name) }
        case let single: return [try leaves(single, of: hierarchy, name)]
        }
    }

    private func leaves(_ value: Value, of hierarchy: Hierarchy, _ name: String) throws -> LabelSet {
        guard let names = value.regionNames else {
            throw mismatch(name, "a region's name, a list of them, or a label set", found: value.typePhrase)
        }
        do {
            return try hierarchy.union(names)
        } catch {
            throw LabelError(error.message, remedy: error.remedy, argument: name)
        }
    }

    /// Region names from a list of names and label sets, or a single one; nil for none.
    func regionNamesOrNone(_ name: String) throws -> [String]? {
        if isNone(name) { return nil }
        if let names = try value(name).regionNames { return names }
        guard case .list(let list) = try value(name),
            let odd = list.elements.first(where: {
                if case .list = $0 { true } else { $0.regionNames == nil }
            })
        else { throw mismatch(name, "a list of regions") }
        throw mismatch(name, "a list of regions", found: "a list with \(odd.typePhrase) in it")
    }
}

extension Value {
    /// The names of the regions meant: of a name, of a label set (its leaves), of a list of these; else nil.
    var regionNames: [String]? {
        switch self {
        case .string(let name): return [name]
        case .object(let set as RegionSet): return set.names
        case .list(let list):
            var names: [String] = []
            for element in list.elements {
                if case .list = element { return nil }
                guard let found = element.regionNames else { return nil }
                names += found
            }
            return names
        default: return nil
        }
    }
}
