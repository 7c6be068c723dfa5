/// As much of Python's literals as a .npy header holds: a dictionary of strings, booleans and tuples of integers.
enum PythonLiteral: Equatable {
    case string(String)
    case boolean(Bool)
    case integers([Int])

    /// Nil for anything else: the header is then not one NumPy writes.
    static func dictionary(_ bytes: [UInt8]) -> [String: PythonLiteral]? {
        var parser = Parser(rest: bytes[...])
        guard parser.take("{") else { return nil }
        var result: [String: PythonLiteral] = [:]
        while !parser.take("}") {
            guard let key = parser.string(), parser.take(":"), let value = parser.value() else { return nil }
            result[key] = value
            if !parser.take(",") {
                guard parser.take("}") else { return nil }
                break
            }
        }
        return result
    }

    private struct Parser {
        var rest: ArraySlice<UInt8>

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

        mutating func value() -> PythonLiteral? {
            if let text = string() { return .string(text) }
            if take("True") { return .boolean(true) }
            if take("False") { return .boolean(false) }
            guard take("(") else { return nil }
            var numbers: [Int] = []
            while !take(")") {
                guard let number = integer(), numbers.count < 64 else { return nil }
                numbers.append(number)
                if !take(",") {
                    guard take(")") else { return nil }
                    break
                }
            }
            return .integers(numbers)
        }

        mutating func integer() -> Int? {
            skipSpace()
            let digits = rest.prefix { (48..<58).contains($0) }
            rest = rest.dropFirst(digits.count)
            return Int(String(decoding: digits, as: UTF8.self))
        }
    }
}
