import OrderedCollections

/// Named values in the order of their first assignment, copied on write.
public struct Record {
    public enum Key: Hashable {
        case name(String)
        case integer(Int)
    }

    public var fields: OrderedDictionary<Key, Value>

    public init(_ fields: OrderedDictionary<Key, Value> = [:]) { self.fields = fields }
}
