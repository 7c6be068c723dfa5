import Catalogue
import Foundations
import Language

/// A built-in as a value of the language.
public final class BuiltinFunction: Callable {
    public let entry: Entry
    public let signature: Signature
    private let body: Builtin.Body
    private unowned let host: any Host

    public init(_ builtin: Builtin, host: any Host) {
        entry = builtin.entry
        body = builtin.body
        signature = Signature(builtin.entry)
        self.host = host
    }

    /// Rooms that compute do nothing besides.
    public var effect: CallEffect {
        if ["session", "training", "plotting"].contains(entry.room) || entry.result == "none" { return .any }
        return entry.parameters.contains { $0.type == "function" } ? .ofArguments : .none
    }

    /// What brings one grid to another, or does not go voxel by voxel.
    static let mixesGrids: Set<String> = [
        "resample", "matmul", "convolve", "convolve_transposed", "per_channel", "modulate",
    ]

    public func call(_ arguments: Arguments, _ context: any CallContext) throws -> Value {
        do {
            // A script looks for Ctrl-C now and then; in front of work that may be long it is looked for each time.
            try Cancellation.check()
            let arguments = arguments.withoutAutomatic(entry)
            try arguments.checkChoices(entry)
            try arguments.checkRules(entry)
            if !Self.mixesGrids.contains(entry.name) { try arguments.requireOneGrid() }
            return try body(arguments, Call(context: context, host: host))
        } catch {
            throw hinted(ScriptError.describing(error, arguments: arguments, call: context.span) ?? error, arguments)
        }
    }

    /// With what helps where an argument is of another type, unless the error says so itself.
    private func hinted(_ error: any Error, _ arguments: Arguments) -> any Error {
        guard var problem = error as? ScriptError, problem.kind == "type", problem.notes.isEmpty, problem.trace.isEmpty,
            let name = problem.argument, let note = ArgumentHint.note(entry, arguments, name)
        else { return error }
        problem.notes = [note]
        return problem
    }
}

extension Arguments {
    /// With `automatic` as good as left out wherever that is what the parameter is.
    func withoutAutomatic(_ entry: Entry) -> Arguments {
        var (values, spans) = (values, spans)
        for (place, parameter) in entry.parameters.enumerated() where parameter.default == .automatic {
            guard case .object(is AutomaticObject) = values[place] else { continue }
            (values[place], spans[place]) = (.none, nil)
        }
        return Arguments(signature: signature, values: values, spans: spans)
    }

    /// Whether an argument asks for something: it was written, and is not what it is anyway.
    func isMeant(_ name: String) -> Bool {
        guard isGiven(name), !isNone(name), let value = try? value(name) else { return false }
        let standard = signature.parameters.first { $0.name == name }?.defaultValue
        return !value.isEqual(standard ?? .none)
    }

    /// Throws where arguments exclude each other, or one has no effect with the others.
    func checkRules(_ entry: Entry) throws {
        guard !entry.rules.isEmpty else { return }
        let broken = entry.brokenRule { name in
            guard isGiven(name), let value = try? value(name) else { return nil }
            return value.literal ?? .code(value.summary)
        }
        guard let broken else { return }
        throw Problem(.value, broken.message, remedy: broken.remedy, argument: broken.argument)
    }

    /// So many choices can be read in a sentence; more stand behind the nearest.
    private static let mostInASentence = 6

    /// `as: labels`: a word without quotes that names something else, where one of a few strings is expected.
    private func unquoted(_ name: String, _ value: Value, _ choices: [String]) -> Problem? {
        switch value {
        case .string, .none: return nil
        default: break
        }
        guard let text = span(name)?.text, choices.contains(text) else { return nil }
        return Problem(
            .type, "\(signature.name) expects a string for `\(name)`, found \(value.typePhrase)",
            remedy: "a word stands in quotes: \(name): \"\(text)\"", argument: name)
    }

    /// Throws for a string that is none of those its parameter can be.
    func checkChoices(_ entry: Entry) throws {
        for (parameter, value) in zip(entry.parameters, values) {
            guard case .choices(let names) = parameter.completion else { continue }
            if parameter.type == "string", let problem = unquoted(parameter.name, value, names) { throw problem }
            guard case .string(let name) = value, !names.contains(name) else { continue }
            let near = Suggestion.nearest(to: name, ofFew: names).map { "did you mean \"\($0)\"?" }
            guard names.count > Self.mostInASentence else {
                throw Problem(
                    .value,
                    "\(entry.name) expects \(Problem.alternatives(names)) for `\(parameter.name)`, found \"\(name)\"",
                    remedy: near, argument: parameter.name)
            }
            throw Problem(
                .value, "there is no \(parameter.name) \"\(name)\"",
                remedy: (near.map { $0 + "\n" } ?? "") + "it is one of \(Problem.alternatives(names))",
                argument: parameter.name)
        }
    }
}

extension Catalogue.Parameter {
    /// The strings that it takes; empty where these are not few, nil where it takes none.
    fileprivate var words: [String]? {
        switch completion {
        case nil: nil
        case .choices(let names)?: names
        default: []
        }
    }
}

extension Signature {
    /// The signature a catalogue entry tells.
    init(_ entry: Entry) {
        self.init(
            entry.name,
            entry.parameters.map { parameter in
                let text: String? =
                    switch parameter.default {
                    case .code?, .automatic?: parameter.default?.description
                    default: nil
                    }
                return Parameter(
                    parameter.name, default: parameter.default.map(Value.init(literal:)), defaultText: text,
                    isVariadic: parameter.isVariadic, words: parameter.words)
            })
    }
}
