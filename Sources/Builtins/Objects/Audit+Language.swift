import Datasets
import Foundations
import Language

extension Audit: HasMembers {
    public var typeName: String { "audit" }
    public func display(width: Int) -> String { drawing(width: width) }
    /// What is shown is rounded and cut; this is not.
    public var digest: String? {
        String(Digest.sha256("\(cases) \(regions) \(states) \(known) \(volumes) \(voxels) \(findings)".utf8).prefix(16))
    }
    public var memberNames: [String] { ["table", "regions", "cases", "contradictions"] }

    public func member(_ name: String) throws -> Value? {
        switch name {
        case "table": .table(table)
        case "regions": .table(regionTable)
        case "cases": .table(caseTable)
        case "contradictions": .table(contradictionTable)
        default: nil
        }
    }
}
