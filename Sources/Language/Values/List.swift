/// A list of values, copied on write.
public struct List {
    public var elements: [Value]

    public init(_ elements: [Value]) { self.elements = elements }
}
