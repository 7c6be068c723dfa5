extension Value {
    /// As it stands in a string: strings without quotes, lists and records whole, everything else as it is shown.
    public var text: String { (try? text(look: {})) ?? summary }

    /// The same, looking on the way whether the user asked to stop. Throws where it would be longer than a string can be.
    func text(look: Pieces.Look) throws -> String {
        switch self {
        case .string(let text): return text
        case .list, .record: return try whole(look: look)
        default: return atom
        }
    }

    /// Every element of a list and every field of a record on one line, however deep they are; without recursion.
    private func whole(look: Pieces.Look) throws -> String {
        var result = ""
        /// Lists and records that are being written, and which part of each is next.
        var open: [(value: Value, next: Int)] = []
        func begin(_ value: Value) {
            switch value {
            case .list: result += "["
            case .record: result += "{"
            default:
                result += value.atom
                return
            }
            open.append((value, 0))
        }
        begin(self)
        var written = 0
        var room = 0
        while let (value, next) = open.popLast() {
            if written % 4_096 == 0 { try look() }
            written += 1
            try Operators.checkLength(result.utf8.count)
            if result.utf8.count > room {
                try MemoryGuard.requireGrowth(ofString: room, to: 2 * result.utf8.count)
                room = 2 * result.utf8.count
            }
            switch value {
            case .list(let list) where next < list.count:
                if next > 0 { result += ", " }
                open.append((value, next + 1))
                begin(list[next])
            case .record(let record) where next < record.count:
                if next > 0 { result += ", " }
                open.append((value, next + 1))
                let field = record.storage.fields.elements[next]
                result += field.key.text + ": "
                begin(field.value)
            case .list: result += "]"
            default: result += "}"
            }
        }
        try Operators.checkLength(result.utf8.count)
        return result
    }
}
