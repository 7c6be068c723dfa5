extension Value {
    /// Equal as `==` sees it: numbers by value whatever their type, lists and records by their parts, functions by identity.
    /// Walks deep values without recursion.
    public func isEqual(_ other: Value) -> Bool { isEqual(other, look: {}) }

    /// Looks on the way whether the user asked to stop.
    func isEqual(_ other: Value, look: Pieces.Look) rethrows -> Bool {
        var work: [(Value, Value)] = [(self, other)]
        while let (a, b) = work.popLast() {
            switch (a, b) {
            case (.none, .none): continue
            case (.boolean(let x), .boolean(let y)): if x != y { return false }
            case (.integer(let x), .integer(let y)): if x != y { return false }
            case (.float(let x), .float(let y)): if x != y { return false }
            case (.integer(let x), .float(let y)), (.float(let y), .integer(let x)):
                if !NumberOrder.isEqual(x, y) { return false }
            case (.string(let x), .string(let y)): if try !LongText.areEqual(x, y, look: look) { return false }
            case (.range(let x), .range(let y)): if x != y { return false }
            case (.list(let x), .list(let y)):
                if x.storage === y.storage { continue }
                guard x.count == y.count else { return false }
                let (left, right) = (x.storage.elements, y.storage.elements)
                var isSame = true
                try Pieces.forEach(count: left.count, look: look) { piece in
                    guard isSame else { return }
                    for index in piece {
                        if left[index].mayNest || right[index].mayNest {
                            work.append((left[index], right[index]))
                        } else if try !left[index].isEqual(right[index], look: look) {
                            isSame = false
                            return
                        }
                    }
                }
                guard isSame else { return false }
            case (.record(let x), .record(let y)):
                if x.storage === y.storage { continue }
                guard x.count == y.count else { return false }
                for (key, value) in x.fields {
                    guard let otherValue = y[key] else { return false }
                    work.append((value, otherValue))
                }
            case (.function(let x), .function(let y)): if x !== y { return false }
            case (.object(let x), _): if !Self.isEqual(x, a, b) { return false }
            case (_, .object(let y)): if !Self.isEqual(y, a, b) { return false }
            default: return false
            }
        }
        return true
    }

    /// Whether it may hold others that hold others.
    private var mayNest: Bool {
        switch self {
        case .list, .record: true
        default: false
        }
    }

    /// What the host says of its objects; objects that say nothing are equal when they are the same one.
    private static func isEqual(_ object: any HostObject, _ a: Value, _ b: Value) -> Bool {
        if let type = type(of: object) as? any HasOperators.Type,
            let answer = try? type.apply(.equal, a, b), case .boolean(let truth) = answer
        {
            return truth
        }
        guard case .object(let x) = a, case .object(let y) = b else { return false }
        if let x = x as? any ComparedWhole { return x.isSame(as: y) }
        guard type(of: x) is AnyClass, type(of: y) is AnyClass else {
            return false
        }
        return x as AnyObject === y as AnyObject
    }
}
