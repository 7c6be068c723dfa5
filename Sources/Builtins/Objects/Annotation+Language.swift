import Foundations
import Labels
import Language
import Tensors
import Volumes

extension Annotation: HasStoredParts {
    public func storedMember(_ name: String) -> Value? { name == "hierarchy" ? .object(hierarchy) : nil }
}

extension Annotation: HasMembers, Indexable {
    public var typeName: String { "annotation" }
    public var summary: String { "annotation \(shape) with \(Counted.text(counts.count { $0 > 0 }, "set"))" }
    public func display(width: Int) -> String { summary + "\n" + setTable.render(width: width) }
    public var memberNames: [String] { ["sets", "shape", "complete_regions", "hierarchy", "labels", "ignored"] }

    public var digest: String? {
        var digest = Digest()
        digest.update("\(shape) \(sets.map { $0.map { hierarchy.leaves[$0].name } })")
        if let grid { digest.update("\(grid.affine.rows)") }
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
        case "labels": try labels()
        case "ignored":
            try ignored.map { try Value.map(Tensor($0.map { $0 ? 1 : 0 }, shape: shape), like: .object(self)) }
                ?? Value.none
        default: nil
        }
    }

    /// The leaves' values: a label map on the annotation's grid where it has one.
    private func labels() throws -> Value {
        let values = try Value.map(try Tensor(integers: values(), shape: shape), like: .object(self))
        guard case .object(var map as LabelMap) = values else { return values }
        map.table = LabelTable(hierarchy.leaves.map { (value: $0.value, name: $0.name) })
        return .object(map)
    }

    private var setTable: Table {
        // A set that ignored voxels alone carry says nothing.
        var rows = zip(sets, counts).filter { $1 > 0 }.map { set, count in
            [Table.Cell.text(RegionSet(leaves: set, hierarchy: hierarchy).summary), .integer(count)]
        }
        if let ignored { rows.append([.text("ignored"), .integer(ignored.count { $0 })]) }
        return Table(columns: [.init("set"), .init("voxels")], rows: rows)
    }
}

extension Annotation: HasOperators {
    /// Equal where every voxel carries the same set.
    public static func apply(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws -> Value? {
        guard case .object(let first) = left, let a = first as? Annotation, case .object(let second) = right,
            let b = second as? Annotation
        else { return nil }
        switch operation {
        case .equal: return .boolean(a == b)
        case .notEqual: return .boolean(a != b)
        default: return nil
        }
    }

    public static func apply(_ operation: UnaryOperator, _ operand: Value) throws -> Value? { nil }
}
