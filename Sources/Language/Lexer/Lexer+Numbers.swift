extension Lexer {
    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private mutating func digits() {
        while isDigit(byte()) || (byte() == UInt8(ascii: "_") && isDigit(byte(1))) { offset += 1 }
    }

    /// `12`, `1_000`, `0xff`, `0b101`, `3.14`, `3e-3`. A point must be followed by a digit, so `1..3` is a range.
    mutating func lexNumber() {
        let start = offset
        if byte() == UInt8(ascii: "0"), let radix = radix(byte(1)) { return lexRadix(radix, start) }
        digits()
        var isFloat = false
        if byte() == UInt8(ascii: "."), isDigit(byte(1)) {
            isFloat = true
            offset += 1
            digits()
        }
        if byte() | 0x20 == UInt8(ascii: "e") {
            let sign = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-") ? 1 : 0
            if isDigit(byte(1 + sign)) {
                isFloat = true
                offset += 1 + sign
                digits()
            }
        }
        let text = source.string(start..<offset).filter { $0 != "_" }
        if isFloat {
            let number = Double(text) ?? .infinity
            if number.isInfinite { errors.append(error("this number is too large for a float", start..<offset)) }
            add(.float(number), start..<offset)
        } else {
            addInteger(text, radix: 10, start)
        }
        refuseLetters(start)
    }

    private mutating func addInteger(_ digits: String, radix: Int, _ start: Int) {
        if let number = Int(digits, radix: radix) { return add(.integer(number), start..<offset) }
        if UInt(digits, radix: radix) == Int.min.magnitude { return add(.magnitudeOfLeast, start..<offset) }
        errors.append(error(Self.tooLarge, start..<offset, notes: [Self.largestInteger]))
        add(.integer(0), start..<offset)
    }

    private func radix(_ letter: UInt8) -> Int? {
        switch letter | 0x20 {
        case UInt8(ascii: "x"): 16
        case UInt8(ascii: "b"): 2
        case UInt8(ascii: "o"): 8
        default: nil
        }
    }

    private mutating func lexRadix(_ radix: Int, _ start: Int) {
        offset += 2
        let from = offset
        while Self.isNameByte(byte()) || isDigit(byte()) { offset += 1 }
        let text = source.string(from..<offset).filter { $0 != "_" }
        if !text.isEmpty, text.allSatisfy({ $0.hexDigitValue.map { $0 < radix } ?? false }) {
            addInteger(text, radix: radix, start)
        } else {
            errors.append(error("`\(source.string(start..<offset))` is not a number", start..<offset))
            add(.integer(0), start..<offset)
        }
    }

    static let tooLarge = "this number does not fit in 64 bits"
    static let largestInteger = "the largest integer is \(Int.max); write a float (1e20) beyond it"

    private mutating func refuseLetters(_ start: Int) {
        guard Self.isNameByte(byte()), !isAtForeignSign else { return }
        while Self.isNameByte(byte()) || isDigit(byte()) { offset += 1 }
        errors.append(error("a name cannot begin with a digit", start..<offset))
    }
}
