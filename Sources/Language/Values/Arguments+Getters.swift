extension Arguments {
    /// The value of a parameter, whatever its type.
    public func value(_ name: String) throws -> Value { values[try position(name)] }

    /// Whether the caller wrote it (and the default does not stand).
    public func isGiven(_ name: String) -> Bool {
        guard let position = try? position(name) else { return false }
        return spans[position] != nil
    }

    public func isNone(_ name: String) -> Bool {
        if case .none? = try? value(name) { return true }
        return false
    }

    /// Where the argument was written; nil where the default stands.
    public func span(_ name: String) -> Span? {
        guard let position = try? position(name) else { return nil }
        return spans[position]
    }

    public func integer(_ name: String) throws -> Int {
        if case .integer(let number) = try value(name).scalar { return number }
        throw mismatch(name, "an integer")
    }

    /// An integer or a float, as a Double.
    public func number(_ name: String) throws -> Double {
        switch try value(name).scalar {
        case .float(let number): return number
        case .integer(let number): return Double(number)
        default: throw mismatch(name, "a number")
        }
    }

    public func boolean(_ name: String) throws -> Bool {
        if let truth = try value(name).truth { return truth }
        throw mismatch(name, "true or false")
    }

    public func string(_ name: String) throws -> String {
        if case .string(let text) = try value(name) { return text }
        throw mismatch(name, "a string")
    }

    /// A list, or a range written out.
    public func list(_ name: String) throws -> List {
        switch try value(name) {
        case .list(let list): return list
        case .range(let range) where range.count <= List.maximumCount: return List(range.map(Value.integer))
        default: throw mismatch(name, "a list")
        }
    }

    public func record(_ name: String) throws -> Record {
        if case .record(let record) = try value(name) { return record }
        throw mismatch(name, "a record")
    }

    public func function(_ name: String) throws -> any Callable {
        switch try value(name) {
        case .function(let function): return function
        case .object(let object):
            if let function = object as? any Callable { return function }
        default: break
        }
        throw mismatch(name, "a function")
    }

    /// An object of the host; `expected` names its type in the message: "network".
    public func object<T>(_ name: String, as type: T.Type, _ expected: String) throws -> T {
        switch try value(name) {
        case .object(let object):
            if let object = object as? T { return object }
        case .function(let function):
            if let function = function as? T { return function }
        default: break
        }
        throw mismatch(name, Value.phrase(expected))
    }

    public func integerOrNone(_ name: String) throws -> Int? { isNone(name) ? nil : try integer(name) }
    public func numberOrNone(_ name: String) throws -> Double? { isNone(name) ? nil : try number(name) }
    public func stringOrNone(_ name: String) throws -> String? { isNone(name) ? nil : try string(name) }
    public func listOrNone(_ name: String) throws -> List? { isNone(name) ? nil : try list(name) }
    public func recordOrNone(_ name: String) throws -> Record? { isNone(name) ? nil : try record(name) }
    public func functionOrNone(_ name: String) throws -> (any Callable)? { isNone(name) ? nil : try function(name) }

    /// A list of integers, as sizes and axes are given.
    public func integers(_ name: String) throws -> [Int] {
        try list(name).elements.map { element in
            if case .integer(let number) = element.scalar { return number }
            throw mismatch(name, "a list of integers", found: "a list with \(element.typePhrase) in it")
        }
    }

    /// A list of numbers.
    public func numbers(_ name: String) throws -> [Double] {
        try list(name).elements.map { element in
            switch element.scalar {
            case .integer(let number): return Double(number)
            case .float(let number): return number
            default:
                throw mismatch(name, "a list of numbers", found: "a list with \(element.typePhrase) in it")
            }
        }
    }

    /// A list of strings.
    public func strings(_ name: String) throws -> [String] {
        try list(name).elements.map { element in
            if case .string(let text) = element { return text }
            throw mismatch(name, "a list of strings", found: "a list with \(element.typePhrase) in it")
        }
    }

    /// "count expects an integer for `n`, found a string", with the caret under the argument.
    public func mismatch(_ name: String, _ expected: String, found: String? = nil) -> ScriptError {
        let actual = found ?? (try? value(name).typePhrase) ?? "nothing"
        return ScriptError(
            "type", "\(signature.name) expects \(expected) for `\(name)`, found \(actual)", span: span(name),
            argument: name)
    }

    /// An error about one argument, with the caret under it.
    public func error(_ kind: String, _ name: String, _ message: String, notes: [String] = []) -> ScriptError {
        ScriptError(kind, message, notes: notes, span: span(name), argument: name)
    }

    private func position(_ name: String) throws -> Int {
        if let position = signature.parameters.firstIndex(where: { $0.name == name }) { return position }
        throw ScriptError("name", "\(signature.name) has no parameter `\(name)`")
    }
}
