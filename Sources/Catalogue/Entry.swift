/// What one capability says of itself, once: from it come the script function, `help`, completion, the reference page
/// and an executed example.
public struct Entry: Sendable {
    /// The name in the language ("instance_norm").
    public var name: String
    /// The topic of `help` it stands under ("losses", "networks").
    public var room: String
    public var parameters: [Parameter]
    /// Type and shape of what it returns ("tensor [n, …, channels]").
    public var result: String
    /// One line, a full sentence.
    public var summary: String
    public var formula: String?
    /// The paper or document it comes from.
    public var source: String?
    /// Scripts that run as they stand; each is executed by a test.
    public var examples: [String]
    /// Words to find it by that its name and summary lack.
    public var keywords: [String]

    public init(
        _ name: String, room: String, _ parameters: [Parameter] = [], result: String, summary: String,
        formula: String? = nil, source: String? = nil, examples: [String] = [], keywords: [String] = []
    ) {
        self.name = name
        self.room = room
        self.parameters = parameters
        self.result = result
        self.summary = summary
        self.formula = formula
        self.source = source
        self.examples = examples
        self.keywords = keywords
    }

    /// "adam(rate: 1e-3, beta1: 0.9)": the call as the user writes it.
    public var signature: String {
        "\(name)(\(parameters.map(\.signature).joined(separator: ", ")))"
    }
}

/// One parameter of a capability.
public struct Parameter: Sendable {
    public var name: String
    /// What it takes, in the user's words: "tensor", "integer", "number", "string", "boolean", "hierarchy", "any".
    public var type: String
    /// What it is when left out; nil when it must be given.
    public var `default`: Literal?
    public var unit: String?
    public var summary: String
    /// Takes all further positional arguments, as a list.
    public var isVariadic: Bool

    /// One that must be given.
    public init(_ name: String, _ type: String, unit: String? = nil, _ summary: String = "", isVariadic: Bool = false) {
        self.name = name
        self.type = type
        self.unit = unit
        self.summary = summary
        self.isVariadic = isVariadic
    }

    /// One that may be left out; `nil` is the language's `none`.
    public init(_ name: String, _ type: String, default: Literal, unit: String? = nil, _ summary: String = "") {
        self.init(name, type, unit: unit, summary)
        self.default = `default`
    }

    public var signature: String {
        if isVariadic { return "\(name)..." }
        if let value = self.default { return "\(name): \(value)" }
        return name
    }
}

/// A default value, or an option handed to a capability, without knowledge of the language's values.
public enum Literal: Sendable, Equatable, CustomStringConvertible {
    case none
    case boolean(Bool)
    case integer(Int)
    case float(Double)
    case string(String)
    indirect case list([Literal])

    public var description: String {
        switch self {
        case .none: "none"
        case .boolean(let value): "\(value)"
        case .integer(let value): "\(value)"
        case .float(let value): "\(value)"
        case .string(let value): "\"\(value)\""
        case .list(let values): "[\(values.map(\.description).joined(separator: ", "))]"
        }
    }
}

extension Literal: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByNilLiteral
{
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
    public init(integerLiteral value: Int) { self = .integer(value) }
    public init(floatLiteral value: Double) { self = .float(value) }
    public init(stringLiteral value: String) { self = .string(value) }
    public init(arrayLiteral elements: Literal...) { self = .list(elements) }
    public init(nilLiteral: ()) { self = .none }
}
