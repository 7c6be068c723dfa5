/// Looks now and then, while a built-in goes over many elements, whether the user asked to stop.
struct InterruptWatch {
    private static let stride = 4_096

    private let context: any CallContext
    private var left = Self.stride

    init(_ context: any CallContext) { self.context = context }

    /// Called for every element.
    @inline(__always)
    mutating func tick() throws {
        left -= 1
        if left == 0 { try look() }
    }

    @inline(never)
    private mutating func look() throws {
        left = Self.stride
        try (context as? Context)?.machine.checkInterrupt()
    }
}

extension CallContext {
    /// Maps elements, and stops where the user asks for it.
    func map<Elements: Sequence, Result>(
        _ elements: Elements, _ transform: (Elements.Element) throws -> Result
    ) throws -> [Result] {
        var watch = InterruptWatch(self)
        try MemoryGuard.require(elements: elements.underestimatedCount)
        return try elements.map { element in
            try watch.tick()
            return try transform(element)
        }
    }

    /// Filters elements, and stops where the user asks for it.
    func filter<Element>(_ elements: [Element], _ isKept: (Element) throws -> Bool) throws -> [Element] {
        var watch = InterruptWatch(self)
        var kept: [Element] = []
        for element in elements {
            try watch.tick()
            guard try isKept(element) else { continue }
            try MemoryGuard.requireGrowth(ofArray: kept.count, elementBytes: MemoryLayout<Element>.stride)
            kept.append(element)
        }
        return kept
    }

    /// The first place of an element, if there is one; stops where the user asks for it.
    func firstIndex<Element>(_ elements: [Element], _ isWanted: (Element) throws -> Bool) throws -> Int? {
        var watch = InterruptWatch(self)
        return try elements.firstIndex { element in
            try watch.tick()
            return try isWanted(element)
        }
    }
}
