import Foundations
import Labels
import Language

extension Annotation: HasStoredParts {
    public func storedMember(_ name: String) -> Value? { name == "hierarchy" ? .object(hierarchy) : nil }
}

extension Annotation: HasMembers, Indexable {
    public var typeName: String { "annotation" }
    public var summary: String { "annotation \(shape) with \(Counted.text(sets.count, "set"))" }
    public func display(width: Int) -> String { summary + "\n" + setTable.render(width: width) }
    public var memberNames: [String] { ["sets", "shape", "complete_regions", "hierarchy"] }

    public var digest: String? {
        var digest = Digest()
        digest.update("\(shape) \(sets.map { $0.map { hierarchy.leaves[$0].name } })")
        digest.update(indices)
        if let ignored { digest.update(ignored.map { $0 ? 1 : 0 as UInt8 }) }
        return digest.short()
    }

    public func member(_ name: String) throws -> Value? {
        switch name {
        case "sets": .table(setTable)
        case "shape": .integers(shape)
        case "complete_regions": .strings(completeRegions)
        case "hierarchy": .object(hierarchy)
        default: nil
        }
    }

    /// `a[10, 20]`: the set that a voxel carries.
    public func element(at indices: [Index]) throws -> Value {
        let position = try indices.map { index -> Int in
            guard case .value(.integer(let place)) = index else {
                throw Problem(.type, "a voxel is asked for by integers", remedy: "as in a[10, 20]")
            }
            return place
        }
        return .object(RegionSet(leaves: try set(at: position), hierarchy: hierarchy))
    }

    private var setTable: Table {
        var rows = zip(sets, counts).map { set, count in
            [Table.Cell.text(RegionSet(leaves: set, hierarchy: hierarchy).summary), .integer(count)]
        }
        if let ignored { rows.append([.text("ignored"), .integer(ignored.count { $0 })]) }
        return Table(columns: [.init("set"), .init("voxels")], rows: rows)
    }
}
