import Foundations
import Labels
import Language

extension Hierarchy: HasMembers, HasKeys {
    public var typeName: String { "hierarchy" }
    public var summary: String {
        "hierarchy of \(leaves.count == 2 ? "1 leaf" : "\(leaves.count - 1) leaves") in \(Counted.text(regions.count, "region"))"
    }
    public func display(width: Int) -> String { drawing() }
    public var memberNames: [String] { ["leaves", "regions", "values"] }

    public func member(_ name: String) throws -> Value? {
        switch name {
        case "leaves": .strings(leaves.map(\.name))
        case "regions": .strings(regionNames)
        case "values": .record(Record(leaves.map { (.name($0.name), .integer($0.value)) }))
        default: nil
        }
    }

    public var keyNames: [String] { regionNames }

    public func element(at indices: [Index]) throws -> Value {
        guard indices.count == 1, case .value(.string(let name)) = indices[0] else {
            throw Problem(.type, "a hierarchy is indexed by the name of a region", remedy: "as in organs[\"liver\"]")
        }
        return .object(RegionSet(leaves: try region(name), hierarchy: self))
    }
}
