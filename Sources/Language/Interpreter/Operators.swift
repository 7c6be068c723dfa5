/// What operators mean for plain values; host values are asked for theirs. Errors come without a place.
enum Operators {
    static func apply(
        _ operation: BinaryOperator, _ left: Value, _ right: Value, look: Pieces.Look = {}
    ) throws -> Value {
        switch (left, right) {
        case (.integer(let a), .integer(let b)):
            if let value = try integers(operation, a, b) { return value }
        case (.integer(let a), .float(let b)):
            if let truth = comparison(operation, a, b) { return .boolean(truth) }
            if let value = try floats(operation, Double(a), b) { return value }
        case (.float(let a), .integer(let b)):
            if let turned = operation.turned, let truth = comparison(turned, b, a) { return .boolean(truth) }
            if let value = try floats(operation, a, Double(b)) { return value }
        case (.float(let a), .float(let b)):
            if let value = try floats(operation, a, b) { return value }
        case (.string(let a), .string(let b)):
            if let value = try strings(operation, a, b, look) { return value }
        case (.list, .list), (.list, .range), (.range, .list), (.range, .range):
            if operation == .add { return .list(try concatenated(left, right, look)) }
        default:
            if let value = try hosts(operation, left, right) { return value }
        }
        switch operation {
        case .equal: return .boolean(try left.isEqual(right, look: look))
        case .notEqual: return .boolean(try !left.isEqual(right, look: look))
        default: throw refusal(operation, left, right)
        }
    }

    static func apply(_ operation: UnaryOperator, _ operand: Value) throws -> Value {
        switch (operation, operand) {
        case (.negate, .integer(let number)):
            guard number != .min else { throw overflow("-(\(number))") }
            return .integer(-number)
        case (.negate, .float(let number)): return .float(-number)
        case (.not, let value) where value.truth != nil: return .boolean(value.truth == false)
        case (.negate, .object(let object)):
            if let type = type(of: object) as? any HasOperators.Type, let value = try type.apply(operation, operand) {
                return value
            }
        default: break
        }
        if operation == .not { throw notBoolean("not", operand) }
        throw ScriptError("type", "`-` does not apply to \(operand.typePhrase)")
    }

    /// `and`, `or` and `not` are for true and false only.
    static func notBoolean(_ word: String, _ value: Value) -> ScriptError {
        var notes: [String] = []
        if case .object = value {
            notes =
                word == "not"
                ? ["masks and label sets have operators of their own: everything - mask"]
                : ["masks and label sets are combined with `\(word == "and" ? "&" : "|")`"]
        }
        return ScriptError("type", "`\(word)` needs true or false, found \(value.typePhrase)", notes: notes)
    }

    static func overflow(_ what: String) -> ScriptError {
        ScriptError(
            "numeric", "\(what) does not fit in a 64-bit integer",
            notes: ["float(x) makes a float, which reaches further"])
    }

    static func divisionByZero() -> ScriptError { ScriptError("numeric", "division by zero") }

    private static func integers(_ operation: BinaryOperator, _ a: Int, _ b: Int) throws -> Value? {
        let (value, overflows): (Int, Bool)
        switch operation {
        case .add: (value, overflows) = a.addingReportingOverflow(b)
        case .subtract: (value, overflows) = a.subtractingReportingOverflow(b)
        case .multiply: (value, overflows) = a.multipliedReportingOverflow(by: b)
        case .divide:
            guard b != 0 else { throw divisionByZero() }
            return .float(Double(a) / Double(b))
        case .floorDivide:
            guard b != 0 else { throw divisionByZero() }
            let (quotient, isOver) = a.dividedReportingOverflow(by: b)
            guard !isOver else { throw overflow("\(a) // \(b)") }
            return .integer(quotient &* b != a && (a < 0) != (b < 0) ? quotient - 1 : quotient)
        case .remainder:
            guard b != 0 else { throw divisionByZero() }
            guard b != -1 else { return .integer(0) }
            let rest = a % b
            return .integer(rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest)
        case .power: return try power(a, b)
        case .equal: return .boolean(a == b)
        case .notEqual: return .boolean(a != b)
        case .less: return .boolean(a < b)
        case .lessOrEqual: return .boolean(a <= b)
        case .greater: return .boolean(a > b)
        case .greaterOrEqual: return .boolean(a >= b)
        case .matrixMultiply, .union, .intersection: return nil
        }
        guard !overflows else { throw overflow("\(a) \(operation.rawValue) \(b)") }
        return .integer(value)
    }

    private static func power(_ base: Int, _ exponent: Int) throws -> Value {
        guard exponent >= 0 else {
            guard base != 0 else { throw divisionByZero() }
            return .float(FloatingPower.of(Double(base), Double(exponent)))
        }
        var (result, square, left) = (1, base, exponent)
        while left > 0 {
            if left & 1 == 1 {
                let (product, isOver) = result.multipliedReportingOverflow(by: square)
                guard !isOver else { throw overflow("\(base) ^ \(exponent)") }
                result = product
            }
            left >>= 1
            guard left > 0 else { break }
            let (product, isOver) = square.multipliedReportingOverflow(by: square)
            guard !isOver else { throw overflow("\(base) ^ \(exponent)") }
            square = product
        }
        return .integer(result)
    }

    private static func floats(_ operation: BinaryOperator, _ a: Double, _ b: Double) throws -> Value? {
        switch operation {
        case .add: return .float(a + b)
        case .subtract: return .float(a - b)
        case .multiply: return .float(a * b)
        case .divide:
            guard b != 0 else { throw divisionByZero() }
            return .float(a / b)
        case .floorDivide:
            guard b != 0 else { throw divisionByZero() }
            return .float(flooredQuotient(a, b))
        case .remainder:
            guard b != 0 else { throw divisionByZero() }
            return .float(flooredRemainder(a, b))
        case .power:
            if a == 0, b < 0 { throw divisionByZero() }
            let value = FloatingPower.of(a, b)
            if value.isNaN, !a.isNaN, !b.isNaN {
                throw ScriptError("numeric", "a negative number has no real power \(b)")
            }
            return .float(value)
        case .equal: return .boolean(a == b)
        case .notEqual: return .boolean(a != b)
        case .less: return .boolean(a < b)
        case .lessOrEqual: return .boolean(a <= b)
        case .greater: return .boolean(a > b)
        case .greaterOrEqual: return .boolean(a >= b)
        case .matrixMultiply, .union, .intersection: return nil
        }
    }

    /// Compares an integer with a float, exactly; nil for operators that do not compare.
    private static func comparison(_ operation: BinaryOperator, _ a: Int, _ b: Double) -> Bool? {
        switch operation {
        case .equal: NumberOrder.isEqual(a, b)
        case .notEqual: !NumberOrder.isEqual(a, b)
        case .less: NumberOrder.isLess(a, b)
        case .lessOrEqual: !b.isNaN && !NumberOrder.isLess(b, a)
        case .greater: NumberOrder.isLess(b, a)
        case .greaterOrEqual: !b.isNaN && !NumberOrder.isLess(a, b)
        default: nil
        }
    }

    /// a − b ⌊a / b⌋, from 0 to below b: where rounding would reach b, the number right before it. Not a number where an
    /// infinite b has the other sign.
    static func flooredRemainder(_ a: Double, _ b: Double) -> Double {
        let rest = a.truncatingRemainder(dividingBy: b)
        guard rest != 0, (rest < 0) != (b < 0) else { return rest }
        guard b.isFinite else { return .nan }
        let sum = rest + b
        return sum == b ? (b > 0 ? b.nextDown : b.nextUp) : sum
    }

    /// ⌊a / b⌋, of the quotient itself and not of what it was rounded to.
    static func flooredQuotient(_ a: Double, _ b: Double) -> Double {
        guard a.isFinite, b.isFinite else { return (a / b).rounded(.down) }
        let rest = a.truncatingRemainder(dividingBy: b)
        let quotient = ((a - rest) / b).rounded()
        return rest != 0 && (rest < 0) != (b < 0) ? quotient - 1 : quotient
    }

    private static func strings(
        _ operation: BinaryOperator, _ a: String, _ b: String, _ look: Pieces.Look
    ) throws -> Value? {
        switch operation {
        case .add:
            try checkLength(a.utf8.count + b.utf8.count)
            try MemoryGuard.require(length: a.utf8.count + b.utf8.count)
            return .string(try Pieces.joined(a, b, look: look))
        case .equal: return .boolean(try LongText.areEqual(a, b, look: look))
        case .notEqual: return .boolean(try !LongText.areEqual(a, b, look: look))
        case .less: return .boolean(try LongText.isLess(a, b, look: look))
        case .lessOrEqual: return .boolean(try !LongText.isLess(b, a, look: look))
        case .greater: return .boolean(try LongText.isLess(b, a, look: look))
        case .greaterOrEqual: return .boolean(try !LongText.isLess(a, b, look: look))
        default: return nil
        }
    }

    /// No string grows beyond a gigabyte.
    static func checkLength(_ bytes: Int) throws {
        guard bytes <= 1 << 30 else { throw ScriptError("memory", "this string would have \(bytes) bytes") }
    }

    static func checkCount(_ count: Int) throws {
        guard count <= List.maximumCount else {
            throw ScriptError("memory", "this list would have \(count) elements")
        }
    }

    /// The elements of two lists or ranges, one after the other.
    static func concatenated(_ a: Value, _ b: Value, _ look: Pieces.Look) throws -> List {
        let count = elementCount(a) + elementCount(b)
        try checkCount(count)
        try MemoryGuard.require(elements: count)
        var elements: [Value] = []
        elements.reserveCapacity(count)
        for value in [a, b] { try Pieces.append(value, to: &elements, look: look) }
        return List(elements)
    }

    static func elementCount(_ value: Value) -> Int {
        switch value {
        case .list(let list): list.count
        // No more than is allowed, so that two of them can be added.
        case .range(let range): min(range.count, List.maximumCount + 1)
        default: 0
        }
    }

    /// The elements of a list, or of a range that is not too long.
    static func elements(_ value: Value) -> [Value] {
        switch value {
        case .list(let list): list.storage.elements
        case .range(let range): range.map(Value.integer)
        default: []
        }
    }

    /// The left operand is asked first, then the right.
    private static func hosts(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws -> Value? {
        if case .object(let object) = left, let type = type(of: object) as? any HasOperators.Type,
            let value = try type.apply(operation, left, right)
        {
            return value
        }
        if case .object(let object) = right, let type = type(of: object) as? any HasOperators.Type {
            return try type.apply(operation, left, right)
        }
        return nil
    }

    private static func refusal(_ operation: BinaryOperator, _ left: Value, _ right: Value) -> ScriptError {
        var notes: [String] = []
        switch (operation, left, right) {
        case (.add, .string, _), (.add, _, .string):
            notes = ["a value goes into a string as \"… \\(value)\""]
        case (.add, .list, _): notes = ["append(list, value) adds one element"]
        case (.remainder, .string, _): notes = ["a value goes into a string as \"… \\(value)\""]
        case (.subtract, .function, _): notes = ["to call it with a negative value, write f(-x)"]
        case (.union, .boolean, .boolean): notes = ["`or` combines true and false"]
        case (.intersection, .boolean, .boolean): notes = ["`and` combines true and false"]
        case (.multiply, .string, .integer), (.multiply, .list, .integer):
            notes = ["repeat(x, n) repeats a string or a list"]
        default: break
        }
        return ScriptError(
            "type", "`\(operation.rawValue)` does not apply to \(left.typePhrase) and \(right.typePhrase)", notes: notes
        )
    }
}
