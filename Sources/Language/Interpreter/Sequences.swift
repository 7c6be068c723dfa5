/// What `for`, spreading and destructuring can go over.
enum Sequences {
    /// All elements at once: of a list, a range, a record (its keys), a string (its characters), an iterable object.
    static func elements(of value: Value, span: Span, _ machine: Machine) throws -> [Value] {
        switch value {
        case .list(let list): return list.elements
        case .range(let range):
            try Operators.checkCount(range.count)
            try MemoryGuard.require(elements: range.count)
            var elements: [Value] = []
            elements.reserveCapacity(range.count)
            try Pieces.append(value, to: &elements, look: machine.checkInterrupt)
            return elements
        case .record(let record): return record.keys.map(\.value)
        case .string(let text): return try characters(of: text, machine)
        case .object(let object):
            guard let object = object as? any Iterable else { break }
            do {
                let count = try object.elementCount
                return try (0..<count).map { position in
                    if position % 4_096 == 0 { try machine.checkInterrupt() }
                    return try object.element(at: position)
                }
            } catch {
                throw machine.located(error, span)
            }
        default: break
        }
        throw refusal(value, span)
    }

    /// The strings of one byte.
    private static let plain = (0..<0x80).map { String(Unicode.Scalar(UInt8($0))) }

    /// One string for each character. Where every byte is one, they are looked up.
    private static func characters(of text: String, _ machine: Machine) throws -> [Value] {
        var elements: [Value] = []
        guard CharacterPositions.isPlain(text) else {
            for character in text {
                if elements.count % 4_096 == 0 { try machine.checkInterrupt() }
                elements.append(.string(String(character)))
            }
            return elements
        }
        try MemoryGuard.require(elements: text.utf8.count)
        elements.reserveCapacity(text.utf8.count)
        let plain = Self.plain
        try Pieces.forEach(of: text, look: machine.checkInterrupt) { piece in
            func add(_ bytes: some Sequence<UInt8>) { for byte in bytes { elements.append(.string(plain[Int(byte)])) } }
            if piece.utf8.withContiguousStorageIfAvailable({ add($0) }) == nil { add(piece.utf8) }
        }
        return elements
    }

    static func refusal(_ value: Value, _ span: Span) -> ScriptError {
        var notes: [String] = []
        if case .integer(let number) = value { notes = ["a range of that many is 0..\(number)"] }
        return ScriptError("type", "\(value.typePhrase) has no elements to go over", notes: notes, span: span)
    }
}
