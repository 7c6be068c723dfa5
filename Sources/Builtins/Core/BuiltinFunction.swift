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

    public func call(_ arguments: Arguments, _ context: any CallContext) throws -> Value {
        do {
            // A script looks for Ctrl-C now and then; in front of work that may be long it is looked for each time.
            try Cancellation.check()
            try arguments.checkChoices(entry)
            return try body(arguments, Call(context: context, host: host))
        } catch {
            throw ScriptError.describing(error, arguments: arguments, call: context.span) ?? error
        }
    }
}

extension Arguments {
    /// Throws for a string that is none of those its parameter can be.
    func checkChoices(_ entry: Entry) throws {
        for (parameter, value) in zip(entry.parameters, values) {
            guard case .choices(let names) = parameter.completion, case .string(let name) = value,
                !names.contains(name)
            else { continue }
            throw Problem(
                .value,
                "\(entry.name) expects \(Problem.alternatives(names)) for `\(parameter.name)`, found \"\(name)\"",
                remedy: Suggestion.nearest(to: name, among: names).map { "did you mean \"\($0)\"?" },
                argument: parameter.name)
        }
    }
}

extension Signature {
    /// The signature a catalogue entry tells.
    init(_ entry: Entry) {
        self.init(
            entry.name,
            entry.parameters.map { parameter in
                Parameter(
                    parameter.name, default: parameter.default.map(Value.init(literal:)),
                    isVariadic: parameter.isVariadic)
            })
    }
}
