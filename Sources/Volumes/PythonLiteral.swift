/// As much of Python's literals as a .npy header holds: strings, booleans, integers, None, tuples, lists, dictionaries.
indirect enum PythonLiteral: Equatable {
    case string(String)
    case boolean(Bool)
    case integer(Int)
    case none
    /// A tuple or a list.
    case sequence([PythonLiteral])
    case dictionary([(key: String, value: PythonLiteral)])

    static func == (left: PythonLiteral, right: PythonLiteral) -> Bool {
        switch (left, right) {
        case (.string(let a), .string(let b)): a == b
        case (.boolean(let a), .boolean(let b)): a == b
        case (.integer(let a), .integer(let b)): a == b
        case (.none, .none): true
        case (.sequence(let a), .sequence(let b)): a == b
        case (.dictionary(let a), .dictionary(let b)):
            a.map(\.key) == b.map(\.key) && a.map(\.value) == b.map(\.value)
        default: false
        }
    }

    /// The pairs of a dictionary, in their order; nil for anything else, or where more than white space follows it.
    static func dictionary(_ bytes: [UInt8]) -> [(key: String, value: PythonLiteral)]? {
        var parser = Parser(rest: bytes[...])
        guard case .dictionary(let pairs)? = parser.value(depth: 0), parser.isAtEnd else { return nil }
        return pairs
    }

    private struct Parser {
        var rest: ArraySlice<UInt8>

        var isAtEnd: Bool { rest.allSatisfy { $0 == 32 || $0 == 10 } }

        mutating func skipSpace() { rest = rest.drop { $0 == 32 || $0 == 9 || $0 == 10 || $0 == 13 } }

        mutating func take(_ text: String) -> Bool {
            skipSpace()
            guard rest.starts(with: text.utf8) else { return false }
            rest = rest.dropFirst(text.utf8.count)
            return true
        }

        mutating func string() -> String? {
            skipSpace()
            guard let quote = rest.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { return nil }
            let body = rest.dropFirst()
            guard let end = body.firstIndex(of: quote) else { return nil }
            rest = body[(end + 1)...]
            return String(decoding: body[..<end], as: UTF8.self)
        }

        mutating func value(depth: Int) -> PythonLiteral? {
            guard depth < 16 else { return nil }
            if let text = string() { return .string(text) }
            if take("True") { return .boolean(true) }
            if take("False") { return .boolean(false) }
            if take("None") { return PythonLiteral.none }
            if take("(") { return elements(until: ")", depth: depth) }
            if take("[") { return elements(until: "]", depth: depth) }
            if take("{") { return pairs(depth: depth) }
            return integer()
        }

        private mutating func elements(until end: String, depth: Int) -> PythonLiteral? {
            var found: [PythonLiteral] = []
            while !take(end) {
                guard found.count < 4096, let next = value(depth: depth + 1) else { return nil }
                found.append(next)
                if !take(",") {
                    guard take(end) else { return nil }
                    break
                }
            }
            return .sequence(found)
        }

        private mutating func pairs(depth: Int) -> PythonLiteral? {
            var found: [(key: String, value: PythonLiteral)] = []
            while !take("}") {
                guard found.count < 64, let key = string(), take(":"), let value = value(depth: depth + 1) else {
                    return nil
                }
                found.append((key, value))
                if !take(",") {
                    guard take("}") else { return nil }
                    break
                }
            }
            return .dictionary(found)
        }

        private mutating func integer() -> PythonLiteral? {
            skipSpace()
            let isNegative = rest.first == UInt8(ascii: "-")
            let digits = rest.dropFirst(isNegative ? 1 : 0).prefix { (48..<58).contains($0) }
            guard let number = Int((isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self)) else {
                return nil
            }
            rest = rest.dropFirst(digits.count + (isNegative ? 1 : 0))
            return .integer(number)
        }
    }
}
