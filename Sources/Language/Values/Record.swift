import OrderedCollections

/// Named values in the order of their first assignment, copied on write.
public struct Record {
    public enum Key: Hashable, Sendable {
        case name(String)
        case integer(Int)

        /// As it stands in a record literal.
        public var text: String {
            switch self {
            case .name(let name): Lexer.isName(name) ? name : Value.quoted(name)
            case .integer(let number): String(number)
            }
        }

        /// As a script sees it: a string or an integer.
        public var value: Value {
            switch self {
            case .name(let name): .string(name)
            case .integer(let number): .integer(number)
            }
        }
    }

    /// Behind a reference for the same reasons as a list's elements.
    final class Storage {
        var fields: OrderedDictionary<Key, Value>

        init(_ fields: OrderedDictionary<Key, Value>) { self.fields = fields }

        deinit {
            var values = Array(fields.values)
            fields = [:]
            DeepRelease.release(&values)
        }
    }

    var storage: Storage

    public init(_ fields: OrderedDictionary<Key, Value> = [:]) { storage = Storage(fields) }

    init(storage: Storage) { self.storage = storage }

    /// Later fields replace earlier ones of the same key.
    public init(_ fields: [(Key, Value)]) {
        self.init(OrderedDictionary(fields, uniquingKeysWith: { $1 }))
    }

    public var fields: OrderedDictionary<Key, Value> {
        get { storage.fields }
        _modify {
            if !isKnownUniquelyReferenced(&storage) { storage = Storage(storage.fields) }
            yield &storage.fields
        }
    }

    public var count: Int { storage.fields.count }
    public var keys: [Key] { Array(storage.fields.keys) }
    public var values: [Value] { Array(storage.fields.values) }

    public subscript(key: Key) -> Value? {
        get { storage.fields[key] }
        set { fields[key] = newValue }
    }

    public subscript(name: String) -> Value? {
        get { storage.fields[.name(name)] }
        set { fields[.name(name)] = newValue }
    }
}
