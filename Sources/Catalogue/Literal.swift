/// A default value, or an option handed to a capability, without knowledge of the language's values.
public enum Literal: Sendable, Equatable, CustomStringConvertible {
    case none
    case boolean(Bool)
    case integer(Int)
    case float(Double)
    case string(String)
    indirect case list([Literal])
    indirect case record([Field])
    /// An expression of the language as it was written.
    case code(String)
    /// What follows from the other arguments, by a rule that the parameter's summary tells.
    case automatic

    /// One entry of a record.
    public struct Field: Sendable, Equatable {
        public var name: String
        public var value: Literal

        public init(_ name: String, _ value: Literal) { (self.name, self.value) = (name, value) }
    }

    /// An integer or a float.
    public var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .float(let value): value
        default: nil
        }
    }

    public var description: String {
        switch self {
        case .none: "none"
        case .automatic: "automatic"
        case .boolean(let value): "\(value)"
        case .integer(let value): "\(value)"
        case .float(let value): "\(value)"
        case .string(let value): "\"\(value)\""
        case .code(let text): text
        case .record(let fields): "{\(fields.map { "\($0.name): \($0.value)" }.joined(separator: ", "))}"
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
