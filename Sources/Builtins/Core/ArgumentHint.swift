import Catalogue
import Language

/// What most likely helps where an argument is of another type than its parameter takes.
enum ArgumentHint {
    /// nil where nothing comes to mind.
    static func note(_ entry: Entry, _ arguments: Arguments, _ name: String) -> String? {
        guard let parameter = entry.parameters.first(where: { $0.name == name }),
            let value = try? arguments.value(name)
        else { return nil }
        return swapped(entry, arguments, parameter, value)
            ?? made(value, parameter, arguments.span(name)?.text ?? "x")
    }

    /// Two arguments each of which the other's parameter takes.
    private static func swapped(
        _ entry: Entry, _ arguments: Arguments, _ parameter: Parameter, _ value: Value
    ) -> String? {
        let other = entry.parameters.first { other in
            guard other.name != parameter.name, arguments.isGiven(other.name),
                let found = try? arguments.value(other.name), found.typeName != value.typeName
            else { return false }
            return CatalogueIndex.takes(other.type, value.typeName)
                && CatalogueIndex.takes(parameter.type, found.typeName)
        }
        guard let other else { return nil }
        let order = entry.parameters.map(\.name).filter { [parameter.name, other.name].contains($0) }
        return "`\(order[0])` stands before `\(order[1])`: did you swap them?"
    }

    /// How what is wanted is made of what was given.
    private static func made(_ value: Value, _ parameter: Parameter, _ written: String) -> String? {
        let text = written.contains("\n") || written.utf8.count > 40 ? "x" : written
        func wants(_ type: String) -> Bool { CatalogueIndex.takes(parameter.type, type) }
        switch value.typeName {
        case "case" where wants("volume") || wants("tensor"): return "\(text).image is the image of the case"
        case "dataset" where wants("volume") || wants("tensor"):
            return "a dataset has many images: \(text)[0].image is the first"
        case "trainer" where wants("network"): return "\(text).net is the network that it trains"
        case "volume" where wants("annotation"), "tensor" where wants("annotation"),
            "label map" where wants("annotation"):
            return "annotation(\(text), hierarchy) makes one of labels"
        case "tensor" where wants("label map"), "volume" where wants("label map"):
            return "load(path, as: \"labels\") reads one; label_map(tensor) makes one of whole numbers"
        case "tensor" where wants("volume"): return "volume(\(text), spacing: …) makes one"
        case "record" where wants("hierarchy"), "list" where wants("hierarchy"):
            return "hierarchy({liver: 1, spleen: 2}) makes one, of names and label values"
        case "list" where wants("record"): return "a record has names for its values: {liver: 1, spleen: 2}"
        case "string": return ofString(value, parameter, wants)
        case "loss", "function", "layer":
            if wants("list of strings"), case .function(let function) = value {
                return "names stand in quotes: \"\(function.signature.name)\""
            }
            return nil
        default: return nil
        }
    }

    private static func ofString(_ value: Value, _ parameter: Parameter, _ wants: (String) -> Bool) -> String? {
        guard case .string(let text) = value else { return nil }
        if wants("volume") || wants("label map") || wants("tensor") { return "load(\"…\") reads a file" }
        if wants("dataset") { return "a dataset is made of cases: dataset([{image: load(\"…\"), annotation: …}])" }
        if wants("integer"), Int(text) != nil { return "a number stands without quotes: \(parameter.name): \(text)" }
        if wants("float"), Double(text) != nil { return "a number stands without quotes: \(parameter.name): \(text)" }
        if wants("boolean"), ["true", "false"].contains(text) { return "it stands without quotes: \(text)" }
        return nil
    }
}
