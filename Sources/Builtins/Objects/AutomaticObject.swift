import Language

/// `automatic`: given for a parameter that follows from the others, it is as if the parameter was left out.
struct AutomaticObject: HostObject, HasOperators {
    var typeName: String { "automatic" }
    var typePhrase: String { "automatic" }
    var summary: String { "automatic" }

    /// One is like another.
    static func apply(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual else { return nil }
        guard case .object(is AutomaticObject) = left, case .object(is AutomaticObject) = right else {
            return .boolean(operation == .notEqual)
        }
        return .boolean(operation == .equal)
    }

    static func apply(_ operation: UnaryOperator, _ operand: Value) throws -> Value? { nil }
}
