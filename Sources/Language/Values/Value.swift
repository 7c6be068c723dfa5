/// A value of the language. Lists and records are values, copied on write; functions and objects of the host are what
/// their protocols say.
///
/// The rarer and wider payloads are boxed, which keeps a value in two machine words: that is what the speed of the
/// interpreter hangs on.
public enum Value {
    case none
    case boolean(Bool)
    case integer(Int)
    case float(Double)
    case string(String)
    case list(List)
    case record(Record)
    indirect case range(Range<Int>)
    case function(any Callable)
    indirect case object(any HostObject)
}

extension Value {
    public static func list(_ elements: [Value]) -> Value { .list(List(elements)) }

    /// The type as the user knows it.
    public var typeName: String {
        switch self {
        case .none: "none"
        case .boolean: "boolean"
        case .integer: "integer"
        case .float: "float"
        case .string: "string"
        case .list: "list"
        case .record: "record"
        case .range: "range"
        case .function(let function): function.typeName
        case .object(let object): object.typeName
        }
    }

    /// The type in a sentence: "a string", "an integer", "none".
    public var typePhrase: String {
        switch self {
        case .none: "none"
        case .object(let object): object.typePhrase
        default: Self.phrase(typeName)
        }
    }

    static func phrase(_ typeName: String) -> String {
        guard let first = typeName.first else { return typeName }
        return ("aeio".contains(first.lowercased()) ? "an " : "a ") + typeName
    }
}
