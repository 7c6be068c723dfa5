import Catalogue
import Foundations
import Labels
import Language
import Metrics
import Volumes

/// Metrics: every type in `MetricsCatalogue` becomes a function of its entry's name.
enum MetricFunctions {
    static let all: [Builtin] = MetricsCatalogue.metrics.map { metric in
        Builtin(metric.entry) { arguments, call in
            let label = arguments.isNone("label") ? nil : try arguments.value("label")
            guard arguments.isNone("labels") else {
                guard label == nil else {
                    throw Problem(
                        .value, "label: asks for one label and labels: for several",
                        remedy: "leave one of them out", argument: "labels")
                }
                return .table(try table(of: metric, arguments, call.host))
            }
            guard let label else { return value(try metric.score(masks(arguments, metric.entry).comparison())) }
            let masks = try masks(arguments, metric.entry, areLabels: true)
            let found = try ComparedLabel(label, "label", in: arguments)
            found.warn(of: masks, call.host)
            return value(try metric.score(masks.comparison(prediction: found.predicted, truth: found.real)))
        }
    }

    private static func value(_ score: Double?) -> Value { score.map { .float($0) } ?? .none }

    private static func masks(_ arguments: Arguments, _ entry: Entry, areLabels: Bool = false) throws -> ComparedMasks {
        func has(_ name: String) -> Bool { entry.parameters.contains { $0.name == name } }
        return try ComparedMasks(
            prediction: try arguments.tensor("prediction"), truth: try arguments.tensor("truth"),
            mask: try arguments.tensorOrNone("mask"), areLabels: areLabels,
            spacing: has("spacing") ? try spacing(arguments) : nil,
            tolerance: has("tolerance") ? try arguments.number("tolerance") : Comparison.standardTolerance,
            metric: entry.name)
    }

    /// What was given, else the geometry of the images, else nil.
    private static func spacing(_ arguments: Arguments) throws -> [Double]? {
        let images = try ["prediction", "truth"].compactMap { name -> (any Image)? in
            guard case .object(let object) = try arguments.value(name) else { return nil }
            return object as? any Image
        }
        let own = images.first.flatMap { $0.channelShape.isEmpty ? $0.spacing : nil }
        guard !arguments.isNone("spacing") else { return own }
        let given = try arguments.numbers("spacing")
        if let own, own != given {
            throw Problem(
                .value, "the images have a spacing of their own, \(own), and spacing: says \(given)",
                remedy: "leave out spacing:, or compare tensors: prediction.tensor, truth.tensor", argument: "spacing")
        }
        return given
    }

    /// A row for each label asked for.
    private static func table(
        of metric: any Metric.Type, _ arguments: Arguments, _ host: any Host
    ) throws -> Table {
        let asked = try arguments.value("labels")
        let masks = try masks(arguments, metric.entry, areLabels: true)
        let labels: [ComparedLabel]
        switch asked {
        case .string("each"):
            labels = try masks.labels.filter { $0 != 0 }.map { try ComparedLabel($0, "labels", in: arguments) }
        case .list, .range:
            labels = try arguments.list("labels").elements.map { try ComparedLabel($0, "labels", in: arguments) }
            for label in labels { label.warn(of: masks, host) }
        case .string(let text):
            throw Problem.unknown("choice of labels", text, among: ["each"], argument: "labels")
        default: throw arguments.mismatch("labels", "\"each\" or a list of labels")
        }
        let areNamed = labels.contains { $0.name != nil }
        let columns = ["label"] + (areNamed ? ["name"] : []) + [MetricsCatalogue.shortened(metric.entry.name)]
        var table = Table(columns: columns.map { Table.Column($0) })
        for label in labels {
            let score = try metric.score(masks.comparison(prediction: label.predicted, truth: label.real))
            let name: [Table.Cell] = areNamed ? [label.name.map { .text($0) } ?? .missing] : []
            table.append([.integer(label.real)] + name + [score.map { .number($0) } ?? .missing])
        }
        return table
    }
}

/// A label as the prediction and the reference number it, and its name where either has names.
private struct ComparedLabel {
    let predicted: Int
    let real: Int
    let name: String?

    /// One that the user gave: a number, or a name that is looked up in each map's own table, or in the only one.
    init(_ value: Value, _ argument: String, in arguments: Arguments) throws {
        switch value {
        case .integer(let number):
            try self.init(number, argument, in: arguments)
        case .string(let text):
            let tables = try Self.tables(arguments)
            guard !tables.isEmpty else {
                throw Problem(
                    .name, "neither of the two has names for its labels, \"\(text)\" among them",
                    remedy: "give the label's number", argument: argument)
            }
            let numbers = try tables.map { whose, table in
                guard let number = table.value(of: text) else {
                    let names = table.entries.map(\.name)
                    let near = Suggestion.nearest(to: text, among: names).map { "did you mean \"\($0)\"?" }
                    throw Problem(
                        .name, "the names of the \(whose) have no label \"\(text)\"",
                        remedy: near
                            ?? "they are \(names.prefix(12).joined(separator: ", "))\(names.count > 12 ? ", …" : "")",
                        argument: argument)
                }
                return number
            }
            self.init(predicted: numbers[0], real: numbers[numbers.count - 1], name: text)
        default:
            throw Problem(
                .type, "a label is a whole number or a name, found \(value.typePhrase)", argument: argument)
        }
    }

    private init(predicted: Int, real: Int, name: String?) {
        (self.predicted, self.real, self.name) = (predicted, real, name)
    }

    /// One by its number. Throws where the two maps call it by different names.
    init(_ number: Int, _ argument: String, in arguments: Arguments) throws {
        let names = try Self.tables(arguments).compactMap { whose, table in
            table.name(of: number).map { (whose: whose, name: $0) }
        }
        if names.count == 2, names[0].name.lowercased() != names[1].name.lowercased() {
            throw Problem(
                .value,
                "the label \(number) is \"\(names[0].name)\" in the \(names[0].whose) and \"\(names[1].name)\" in the "
                    + names[1].whose,
                remedy: argument == "labels"
                    ? "labels: [\"\(names[1].name)\", …] compares by name"
                    : "label: \"\(names[1].name)\" compares by name",
                argument: argument)
        }
        self.init(predicted: number, real: number, name: names.last?.name)
    }

    /// Warns of a label that is nowhere and that no name stands for: a slip, or one that this image lacks.
    func warn(of masks: ComparedMasks, _ host: any Host) {
        let labels = masks.labels
        guard name == nil, !labels.contains(real) else { return }
        let found = labels.prefix(12).map { "\($0)" }.joined(separator: ", ") + (labels.count > 12 ? ", …" : "")
        host.warn("the label \(real) occurs in neither of the two; those that do: \(found)")
    }

    /// The names of the prediction's labels and of the reference's, of those that have any.
    private static func tables(_ arguments: Arguments) throws -> [(whose: String, table: LabelTable)] {
        try ["prediction", "truth"].compactMap { name in
            guard case .object(let object) = try arguments.value(name), let labels = object as? LabelMap else {
                return nil
            }
            return labels.table.map { (name, $0) }
        }
    }
}
