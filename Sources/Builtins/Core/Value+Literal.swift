import Catalogue
import Language

extension Value {
    /// A catalogue's default as a value; what is automatic is left to who takes it.
    init(literal: Literal) {
        switch literal {
        case .none, .code, .automatic: self = .none
        case .boolean(let value): self = .boolean(value)
        case .integer(let value): self = .integer(value)
        case .float(let value): self = .float(value)
        case .string(let value): self = .string(value)
        case .list(let values): self = .list(List(values.map(Value.init(literal:))))
        case .record(let fields):
            self = .record(Record(fields.map { (.name($0.name), Value(literal: $0.value)) }))
        }
    }

    /// The value as an option for a capability that knows nothing of the language; nil for functions and objects.
    var literal: Literal? {
        switch self {
        case .none: return Literal.none
        case .boolean(let value): return .boolean(value)
        case .integer(let value): return .integer(value)
        case .float(let value): return .float(value)
        case .string(let value): return .string(value)
        case .list(let list):
            var literals: [Literal] = []
            for element in list.elements {
                guard let literal = element.literal else { return nil }
                literals.append(literal)
            }
            return .list(literals)
        case .record(let record):
            var fields: [Literal.Field] = []
            for (key, value) in record.pairs {
                guard let literal = value.literal else { return nil }
                fields.append(.init(key.plain, literal))
            }
            return .record(fields)
        case .object(is AutomaticObject): return .automatic
        case .range, .function: return nil
        // A tensor without axes is a number.
        case .object:
            if case .object = scalar { return nil }
            return scalar.literal
        }
    }
}
