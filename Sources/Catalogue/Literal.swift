/// A default value, or an option handed to a capability, without knowledge of the language's values.
public enum Literal: Sendable, Equatable, CustomStringConvertible {
    case none
    case boolean(Bool)
    case integer(Int)
    case float(Double)
    case string(String)
    indirect case list([Literal])
    /// An expression of the language as it was written.
    case code(String)

    public var description: String {
        switch self {
        case .none: "none"
        case .boolean(let value): "\(value)"
        case .integer(let value): "\(value)"
        case .float(let value): "\(value)"
        case .string(let value): "\"\(value)\""
        case .code(let text): text
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
