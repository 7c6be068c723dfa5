/// A built-in of the language itself, with what `help` says of it.
public struct CoreFunction {
    public let function: NativeFunction
    /// One sentence.
    public let summary: String
    /// An expression that runs.
    public let example: String

    public var name: String { function.signature.name }

    init(
        _ name: String, _ parameters: [Signature.Parameter], _ summary: String, example: String,
        effect: CallEffect = .none, _ body: @escaping NativeFunction.Body
    ) {
        function = NativeFunction(Signature(name, parameters), effect: effect, body)
        self.summary = summary
        self.example = example
    }
}

/// The built-ins that need no host.
public enum CoreFunctions {
    public static var entries: [CoreFunction] { groups.flatMap(\.functions) }

    /// By what they are about.
    public static var groups: [(name: String, functions: [CoreFunction])] {
        [
            ("values", ValueFunctions.all), ("lists", ListFunctions.all), ("records", RecordFunctions.all),
            ("strings", StringFunctions.all),
        ]
    }

    /// As the interpreter takes them.
    public static var all: [(String, Value)] { entries.map { ($0.name, .function($0.function)) } }
}
