import Catalogue
import Foundations
import Language

/// What a value is and what can be done with it: the page of a variable.
enum ValuePage {
    static func text(_ name: String, _ value: Value, _ index: CatalogueIndex, width: Int) -> String {
        var lines = ["\(name): \(value.typeName)", "    \(TextWidth.cut(value.summary, to: max(40, width) - 4))", ""]
        let members = members(of: value)
        if !members.isEmpty {
            lines.append(
                HelpPage.hanging("    members    ", members.joined(separator: " "), width: width))
        }
        let functions = index.functions(taking: value.typeName).map(\.name)
        if !functions.isEmpty {
            lines.append(
                HelpPage.hanging(
                    "    functions  ", functions.map { "\($0)(\(name)…)" }.joined(separator: " "), width: width))
        }
        if members.isEmpty, functions.isEmpty {
            lines.append("    help \(value.typeName)s lists what there is for it.")
        }
        return lines.joined(separator: "\n")
    }

    /// What is written behind the value for each of its members: `.rank`, `["left kidney"]`.
    static func members(of value: Value) -> [String] {
        switch value {
        case .record(let record):
            record.keys.compactMap { key in
                guard case .name(let name) = key else { return nil }
                return key.text == name ? "." + name : "[\(key.text)]"
            }
        case .object(let object as any HasMembers): object.memberNames.map { "." + $0 }
        default: []
        }
    }
}
