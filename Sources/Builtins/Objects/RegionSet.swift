import Foundations
import Labels
import Language

/// A set of leaves of a hierarchy, as a value: `h["bc"] | h["a"]`.
public struct RegionSet: HasMembers, HasOperators {
    let leaves: LabelSet
    let hierarchy: Hierarchy

    public var typeName: String { "label set" }
    public var summary: String { "{\(names.joined(separator: ", "))}" }
    public var memberNames: [String] { ["leaves", "count"] }

    var names: [String] { leaves.map { hierarchy.leaves[$0].name } }

    public func member(_ name: String) throws -> Value? {
        switch name {
        case "leaves": .strings(names)
        case "count": .integer(names.count)
        default: nil
        }
    }

    public static func apply(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws -> Value? {
        guard case .object(let first) = left, let a = first as? RegionSet, case .object(let second) = right,
            let b = second as? RegionSet
        else { return nil }
        guard a.hierarchy.leaves == b.hierarchy.leaves else {
            throw Problem(.value, "these label sets belong to different hierarchies")
        }
        func made(_ set: LabelSet) -> Value { .object(RegionSet(leaves: set, hierarchy: a.hierarchy)) }
        switch operation {
        case .add: throw Problem(.type, "`+` does not apply to label sets", remedy: "their union is a | b")
        case .union: return made(a.leaves | b.leaves)
        case .intersection: return made(a.leaves & b.leaves)
        case .subtract: return made(a.leaves - b.leaves)
        case .equal: return .boolean(a.leaves == b.leaves)
        case .notEqual: return .boolean(a.leaves != b.leaves)
        case .lessOrEqual: return .boolean(a.leaves.isSubset(of: b.leaves))
        case .greaterOrEqual: return .boolean(b.leaves.isSubset(of: a.leaves))
        default: return nil
        }
    }

    public static func apply(_ operation: UnaryOperator, _ operand: Value) throws -> Value? { nil }
}
