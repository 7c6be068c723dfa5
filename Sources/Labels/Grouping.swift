/// Labels of an atlas gathered into groups by name patterns.
///
/// Each group becomes one leaf, numbered from 1 in the order given. A label in no group becomes background, as
/// `relabelled` does; what background means is then said by the annotation (`annotated:`).
public struct Grouping: Sendable {
    public struct Group: Sendable {
        public let name: String
        public let members: [LabelTable.Entry]
    }

    public let groups: [Group]

    /// - Throws: `LabelError` for a pattern that matches nothing, a group without patterns, or a label in two groups.
    public init(_ table: LabelTable, groups: [(name: String, patterns: [String])]) throws(LabelError) {
        var owner: [Int: String] = [:]
        var result: [Group] = []
        for (name, patterns) in groups {
            guard !patterns.isEmpty else {
                throw LabelError(
                    "The group \"\(name)\" has no patterns.", remedy: "Name labels, as in [\"Frontal_*\"].")
            }
            let members = try table.matching(patterns)
            for member in members {
                if let other = owner[member.value] {
                    throw LabelError(
                        "The label \"\(member.name)\" belongs to two groups, \"\(other)\" and \"\(name)\".",
                        remedy: "Leaves partition space: narrow one of the patterns.")
                }
                owner[member.value] = name
            }
            result.append(Group(name: name, members: members))
        }
        self.groups = result
    }

    /// One leaf per group: 1, 2, … in the order given.
    public func hierarchy() throws(LabelError) -> Hierarchy {
        try Hierarchy(groups.enumerated().map { .leaf($1.name, $0 + 1) })
    }

    /// What each label value of the atlas means in the grouped hierarchy, for `annotation(…, values:)`.
    public var values: [Int: [String]] {
        var result: [Int: [String]] = [:]
        for group in groups {
            for member in group.members { result[member.value] = [group.name] }
        }
        return result
    }

    /// Label values of the atlas turned into those of the grouped hierarchy; labels in no group become 0.
    public func relabelled(_ labels: [Int]) -> [Int] {
        var value: [Int: Int] = [:]
        for (position, group) in groups.enumerated() {
            for member in group.members { value[member.value] = position + 1 }
        }
        return labels.map { value[$0] ?? 0 }
    }
}

extension Hierarchy {
    /// A tree over the labels of an atlas: each group a region, its labels the leaves under it with the atlas's values.
    ///
    /// Labels in no group are no leaves; in an annotation their values need `values:` or `ignore:`.
    public static func byPatterns(
        table: LabelTable, groups: [(region: String, patterns: [String])]
    ) throws(LabelError) -> Hierarchy {
        let grouping = try Grouping(table, groups: groups.map { (name: $0.region, patterns: $0.patterns) })
        return try Hierarchy(
            grouping.groups.map { group in
                .region(group.name, group.members.map { .leaf($0.name, $0.value) })
            })
    }
}
