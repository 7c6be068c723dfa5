/// Which name each value of a label map bears, in the atlas's order.
public struct LabelTable: Sendable, Equatable {
    public struct Entry: Sendable, Equatable {
        public var value: Int
        public var name: String

        public init(value: Int, name: String) {
            self.value = value
            self.name = name
        }
    }

    public private(set) var entries: [Entry]

    public init(_ entries: [Entry]) { self.entries = entries }

    public init(_ pairs: [(value: Int, name: String)]) {
        entries = pairs.map { Entry(value: $0.value, name: $0.name) }
    }

    /// The same as plain pairs.
    public var pairs: [(value: Int, name: String)] { entries.map { ($0.value, $0.name) } }

    public var count: Int { entries.count }

    /// The name of a value, nil if the table has none.
    public func name(of value: Int) -> String? { entries.first { $0.value == value }?.name }

    /// The value that bears a name, nil if none does.
    public func value(of name: String) -> Int? { entries.first { $0.name == name }?.value }
}
