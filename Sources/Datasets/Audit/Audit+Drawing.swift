import Foundations
import Labels

extension Audit {
    /// All in words and tables: voxel shares, regions, a sign for every case and region, contradictions.
    public func drawing(width: Int) -> String {
        var parts = [summary, regionTable.render(width: width), grid(width: width)]
        if findings.isEmpty {
            parts.append("no contradictions")
        } else {
            parts.append(list(width: width))
        }
        return parts.joined(separator: "\n\n")
    }

    public var summary: String {
        let total = total
        func share(_ voxels: Int) -> String { Self.percent(Double(voxels) / Double(max(total.counted, 1))) }
        let ignored = total.ignored > 0 ? "; \(total.ignored) ignored" : ""
        let cases = cases.count == 1 ? "1 case" : "\(cases.count) cases"
        return "audit of \(cases): of \(total.counted) voxels \(share(total.full)) fully labelled, "
            + "\(share(total.partial)) known in part, \(share(total.unknown)) unknown\(ignored)"
    }

    private static func sign(_ state: Completeness) -> String {
        switch state {
        case .complete: "●"
        case .partly: "◐"
        case .unknown: "·"
        }
    }

    /// A line a region, a sign a case.
    private func grid(width: Int) -> String {
        let label = min(regions.map(TextWidth.columns).max() ?? 0, 24)
        let room = max(width - label - 8, 10)
        let lines = regions.indices.prefix(40).map { region in
            let name = TextWidth.cut(regions[region], to: label)
            let space = String(repeating: " ", count: max(0, label - TextWidth.columns(name)))
            let signs = states.prefix(room).map { Self.sign($0[region]) }.joined()
            return "\(name)\(space)  \(signs)\(states.count > room ? " …" : "")"
        }
        let more = regions.count > 40 ? ["… \(regions.count - 40) more regions"] : []
        return (["case by case: ● complete, ◐ partly, · unknown"] + lines + more).joined(separator: "\n")
    }

    /// The findings, ten of them at most, each with the rest of its text below.
    private func list(width: Int) -> String {
        let lines = findings.prefix(10).flatMap { finding -> [String] in
            let voxels = finding.voxels.map { $0 == 1 ? " (1 voxel)" : " (\($0) voxels)" } ?? ""
            let names = finding.cases.joined(separator: " and ")
            let text = TextWidth.wrapped(
                "\(finding.kind.rawValue) in \(names): \(finding.text)\(voxels)", to: width - 2)
            return text.enumerated().map { $0 == 0 ? $1 : "  \($1)" }
        }
        let more = findings.count > 10 ? ["… \(findings.count - 10) more in .contradictions"] : []
        return (lines + more).joined(separator: "\n")
    }
}
