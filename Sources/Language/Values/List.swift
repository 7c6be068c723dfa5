/// A list of values, copied on write.
public struct List {
    /// The elements behind a reference, so that one list in a hundred nested ones can be changed in place, and so that
    /// deeply nested ones are released without recursion.
    final class Storage {
        var elements: [Value]

        init(_ elements: [Value]) { self.elements = elements }

        deinit { DeepRelease.release(&elements) }
    }

    var storage: Storage

    /// No list grows beyond this many elements (2 GiB of them).
    static let maximumCount = 1 << 27

    public init(_ elements: [Value] = []) { storage = Storage(elements) }

    public var elements: [Value] {
        get { storage.elements }
        _modify {
            if !isKnownUniquelyReferenced(&storage) { storage = Storage(storage.elements) }
            yield &storage.elements
        }
    }

    public var count: Int { storage.elements.count }

    public subscript(position: Int) -> Value {
        get { storage.elements[position] }
        _modify { yield &elements[position] }
    }
}

extension List: ExpressibleByArrayLiteral {
    public init(arrayLiteral elements: Value...) { self.init(elements) }
}

extension List: RandomAccessCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { count }
}
