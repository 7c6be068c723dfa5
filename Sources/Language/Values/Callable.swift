/// Something that can be called: a function of a script, a built-in, a layer, a loss.
public protocol Callable: AnyObject {
    var signature: Signature { get }
    /// Arguments are bound to the signature already: defaults filled in, names checked, variadics gathered.
    func call(_ arguments: Arguments, _ context: CallContext) throws -> Value
    /// "function", or something narrower: "layer", "module".
    var typeName: String { get }
    /// One line, as a value shows: "function blend(a, b, share: 0.5)".
    var summary: String { get }
    /// What a call may do besides giving a value; a checker warns where that value is thrown away.
    var effect: CallEffect { get }
}

extension Callable {
    public var typeName: String { "function" }
    public var summary: String { "\(typeName) \(signature.text)" }
    public var effect: CallEffect { .any }
}

/// Name and parameters of a callable.
public struct Signature {
    public struct Parameter {
        public var name: String
        /// nil when it must be given.
        public var defaultValue: Value?
        /// The default as a script wrote it; what the value shows stands for it otherwise.
        public var defaultText: String?
        public var isVariadic: Bool
        /// The strings that it takes, to say that they stand in quotes; empty where these are not few, nil where it takes
        /// none.
        public var words: [String]?

        public init(
            _ name: String, default defaultValue: Value? = nil, defaultText: String? = nil, isVariadic: Bool = false,
            words: [String]? = nil
        ) {
            self.name = name
            self.defaultValue = defaultValue
            self.defaultText = defaultText
            self.isVariadic = isVariadic
            self.words = words
        }
    }

    public var name: String
    public var parameters: [Parameter]

    public init(_ name: String, _ parameters: [Parameter]) {
        self.name = name
        self.parameters = parameters
    }
}

/// What a callable may ask of the running interpreter.
public protocol CallContext {
    /// Calls a function of the script from inside a built-in; positional arguments first, then named ones.
    func call(_ function: any Callable, _ positional: [Value], named: [(String, Value)]) throws -> Value
    /// Where the call stands in the source.
    var span: Span { get }
}

extension CallContext {
    /// How many characters a string has.
    func count(_ text: String) throws -> Int {
        try (self as? Context)?.machine.characters.positions(in: text, look: look).count ?? text.count
    }
}

extension CallContext {
    public func call(_ function: any Callable, _ positional: Value...) throws -> Value {
        try call(function, positional, named: [])
    }
}

/// A built-in: a signature and what it does.
public final class NativeFunction: Callable {
    public typealias Body = (Arguments, CallContext) throws -> Value

    public let signature: Signature
    public let effect: CallEffect
    private let body: Body
    /// The language's own `append`, which `xs = append(xs, x)` does in place.
    var isAppend = false

    public init(_ signature: Signature, effect: CallEffect = .any, _ body: @escaping Body) {
        self.signature = signature
        self.effect = effect
        self.body = body
    }

    public func call(_ arguments: Arguments, _ context: CallContext) throws -> Value {
        try body(arguments, context)
    }
}
