import Foundations
import Labels

extension Audit {
    /// Cases × regions: complete, partly or unknown.
    public var table: Table {
        Table(
            columns: [.init("case")] + regions.map { .init($0) },
            rows: zip(cases, states).map { name, states in [.text(name)] + states.map { .text($0.rawValue) } })
    }

    /// For each region: in how many cases it is complete, partly known, unknown; the mean share of the voxels at which it
    /// is known; and its mean share of the voxels where it is complete.
    public var regionTable: Table {
        var table = Table(columns: [
            .init("region"), .init("complete"), .init("partly"), .init("unknown"), .init("known voxels"),
            .init("share where complete", digits: 4),
        ])
        for index in regions.indices {
            let column = states.map { $0[index] }
            let sizes = zip(column, volumes).filter { $0.0 == .complete }.map { $0.1[index] }
            table.append([
                .text(regions[index]), .integer(column.count { $0 == .complete }),
                .integer(column.count { $0 == .partly }), .integer(column.count { $0 == .unknown }),
                Self.mean(known.map { $0[index] }), Self.mean(sizes),
            ])
        }
        return table
    }

    /// For each case: how many regions are complete, and the shares of its voxels that are fully labelled, partly known
    /// and unknown (of those that count), and ignored (of all).
    public var caseTable: Table {
        var table = Table(columns: [
            .init("case"), .init("complete"), .init("full"), .init("partial"), .init("unknown"), .init("ignored"),
        ])
        for (index, voxels) in voxels.enumerated() {
            let counted = Double(max(voxels.counted, 1))
            table.append([
                .text(cases[index]), .integer(states[index].count { $0 == .complete }),
                .number(Double(voxels.full) / counted), .number(Double(voxels.partial) / counted),
                .number(Double(voxels.unknown) / counted),
                .number(Double(voxels.ignored) / Double(max(voxels.counted + voxels.ignored, 1))),
            ])
        }
        return table
    }

    /// What contradicts what, and what is doubtful.
    public var contradictionTable: Table { Self.table(of: findings) }

    static func table(of findings: [Finding]) -> Table {
        Table(
            columns: [.init("kind"), .init("case"), .init("what", isWrapped: true), .init("voxels")],
            rows: findings.map { finding in
                [
                    .text(finding.kind.rawValue), .text(finding.cases.joined(separator: " and ")), .text(finding.text),
                    finding.voxels.map { .integer($0) } ?? .missing,
                ]
            })
    }

    private static func mean(_ values: [Double]) -> Table.Cell {
        values.isEmpty ? .missing : .number(values.reduce(0, +) / Double(values.count))
    }
}
