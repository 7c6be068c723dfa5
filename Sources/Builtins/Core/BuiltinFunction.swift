import Catalogue
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

    public func call(_ arguments: Arguments, _ context: any CallContext) throws -> Value {
        do {
            return try body(arguments, Call(context: context, host: host))
        } catch {
            throw ScriptError.describing(error, arguments: arguments, call: context.span) ?? error
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
