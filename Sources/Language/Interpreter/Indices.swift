/// One entry between brackets, ready to run.
enum IndexEntry {
    case value(Node)
    case slice(start: Node?, stop: Node?, step: Node?)
    case ellipsis

    func evaluate(_ frame: Frame) throws -> Index {
        switch self {
        case .value(let node):
            return Self.index(try node.evaluate(frame))
        case .slice(let start, let stop, let step):
            return .slice(
                start: try Self.bound(start, frame), stop: try Self.bound(stop, frame),
                step: try Self.bound(step, frame))
        case .ellipsis: return .ellipsis
        }
    }

    /// A range picks what a slice with its bounds does.
    static func index(_ value: Value) -> Index {
        if case .range(let range) = value { return .slice(start: range.lowerBound, stop: range.upperBound, step: nil) }
        return .value(value.scalar)
    }

    private static func bound(_ node: Node?, _ frame: Frame) throws -> Int? {
        guard let node else { return nil }
        switch try node.evaluate(frame).scalar {
        case .integer(let number): return number
        case .none: return nil
        case let other:
            throw ScriptError(
                "type", "the bounds of a slice are integers, this is \(other.typePhrase)", span: node.span)
        }
    }
}

/// `x[…]`
final class IndexNode: Node {
    let base: Child
    let entries: [IndexEntry]
    /// The one index, when there is one and it is not a slice.
    let only: Child?

    init(_ base: Node, _ entries: [IndexEntry], _ span: Span) {
        self.base = Child(base)
        self.entries = entries
        if entries.count == 1, case .value(let node) = entries[0] { only = Child(node) } else { only = nil }
        super.init(span)
    }

    deinit {
        base.release()
        only?.release()
    }

    override func evaluate(_ frame: Frame) throws -> Value {
        let value = try base.evaluate(frame)
        guard let only else { return try element(value, try entries.map { try $0.evaluate(frame) }, frame) }
        let index = try only.evaluate(frame)
        if case .list(let list) = value, case .integer(let position) = index, position >= 0, position < list.count {
            return list.storage.elements[position]
        }
        return try element(value, [IndexEntry.index(index)], frame)
    }

    private func element(_ value: Value, _ indices: [Index], _ frame: Frame) throws -> Value {
        if case .function = value { throw error("type", "a function has no elements to index", notes: callNote) }
        do {
            let machine = frame.machine
            return try Indexing.element(of: value, at: indices, look: machine.checkInterrupt) {
                try machine.characters.positions(in: $0, look: machine.checkInterrupt)
            }
        } catch {
            throw frame.machine.located(error, span)
        }
    }

    /// `plot [1, 2]` was most likely meant as a command.
    private var callNote: [String] {
        let name = base.span
        let argument = name.source.string(name.range.upperBound..<span.range.upperBound)
        guard argument.hasPrefix(" "), !argument.contains("\n") else { return [] }
        return ["to call it with a list, write \(name.text)(\(argument.dropFirst()))"]
    }
}

/// What an index means for each kind of value. Errors come without a place.
enum Indexing {
    static func element(
        of value: Value, at indices: [Index], look: Pieces.Look, characters: (String) throws -> CharacterPositions
    ) throws -> Value {
        switch value {
        case .object(let object):
            guard let object = object as? any Indexable else { throw refusal(value) }
            return try object.element(at: indices)
        case .record(let record):
            let key = try key(indices)
            if let field = record[key] { return field }
            throw missing(key, record)
        case .list(let list):
            switch try only(indices, "a list") {
            case .value(let index): return list[try position(index, list.count, "a list")]
            case .slice(let start, let stop, let step):
                let positions = try slice(list.count, start, stop, step)
                try MemoryGuard.require(elements: positions.count)
                var elements: [Value] = []
                elements.reserveCapacity(positions.count)
                try Pieces.forEach(count: positions.count, look: look) { piece in
                    for index in piece { elements.append(list[positions.lowerBound + index * positions.step]) }
                }
                return .list(List(elements))
            case .ellipsis: return value
            }
        case .string(let text):
            return .string(try characters(text).element(at: try only(indices, "a string")))
        case .range(let range):
            switch try only(indices, "a range") {
            case .value(let index): return .integer(range.lowerBound + (try position(index, range.count, "a range")))
            case .slice(let start, let stop, let step):
                let positions = try slice(range.count, start, stop, step)
                let first = range.lowerBound + positions.lowerBound
                if positions.step == 1 { return .range(first..<(first + positions.count)) }
                try Operators.checkCount(positions.count)
                try MemoryGuard.require(elements: positions.count)
                var elements: [Value] = []
                elements.reserveCapacity(positions.count)
                try Pieces.forEach(count: positions.count, look: look) { piece in
                    for index in piece { elements.append(.integer(first + index * positions.step)) }
                }
                return .list(List(elements))
            case .ellipsis: return value
            }
        default: throw refusal(value)
        }
    }

    static func refusal(_ value: Value) -> ScriptError {
        ScriptError("type", "\(value.typePhrase) has no elements to index")
    }

    static func only(_ indices: [Index], _ what: String) throws -> Index {
        guard indices.count == 1 else {
            throw ScriptError(
                "index", "\(what) has one index, \(indices.count) are given", notes: ["x[0][1] goes deeper"])
        }
        return indices[0]
    }

    static func key(_ indices: [Index]) throws -> Record.Key {
        if case .value(let value) = try only(indices, "a record") {
            switch value {
            case .string(let name): return .name(name)
            case .integer(let number): return .integer(number)
            default:
                throw ScriptError("type", "the key of a record is a string or an integer, this is \(value.typePhrase)")
            }
        }
        throw ScriptError("type", "a record is not sliced")
    }

    static func missing(_ key: Record.Key, _ record: Record) -> ScriptError {
        let names = record.keys.map(\.text)
        var notes: [String] = []
        if let near = NearestName.to(key.text, among: names) {
            notes = ["did you mean `\(near)`?"]
        } else if !names.isEmpty, names.count <= 12 {
            notes = ["it has \(names.joined(separator: ", "))"]
        }
        return ScriptError("name", "the record has no `\(key.text)`", notes: notes)
    }

    /// A position from the start; negative ones count from the end.
    static func position(_ index: Value, _ count: Int, _ what: String) throws(ScriptError) -> Int {
        guard case .integer(let number) = index else {
            throw ScriptError("type", "the index of \(what) is an integer, this is \(index.typePhrase)")
        }
        let position = number < 0 ? number + count : number
        guard position >= 0, position < count else {
            throw ScriptError(
                "index", "index \(number) is outside of \(what) of \(count)",
                notes: count == 0 ? [] : ["the first is 0, the last is \(count - 1) or -1"])
        }
        return position
    }

    /// The positions of a slice, as numpy takes it: bounds beyond the ends are cut.
    static func slice(_ count: Int, _ start: Int?, _ stop: Int?, _ step: Int?) throws -> SlicePositions {
        let step = step ?? 1
        guard step != 0 else { throw ScriptError("index", "the step of a slice cannot be 0") }
        let clamp = { (bound: Int, low: Int, high: Int) in min(max(bound < 0 ? bound + count : bound, low), high) }
        if step > 0 {
            let first = start.map { clamp($0, 0, count) } ?? 0
            let end = stop.map { clamp($0, 0, count) } ?? count
            let length = end > first ? (end - first - 1) / step + 1 : 0
            return SlicePositions(lowerBound: first, step: step, count: length)
        }
        let first = start.map { clamp($0, -1, count - 1) } ?? count - 1
        let end = stop.map { clamp($0, -1, count - 1) } ?? -1
        let length = step == .min ? (first > end ? 1 : 0) : first > end ? (first - end - 1) / -step + 1 : 0
        return SlicePositions(lowerBound: first, step: step, count: length)
    }
}

/// The positions that a slice picks.
struct SlicePositions {
    let lowerBound: Int
    let step: Int
    let count: Int

    func map<Result>(_ transform: (Int) throws -> Result) rethrows -> [Result] {
        var results: [Result] = []
        results.reserveCapacity(count)
        for index in 0..<count { results.append(try transform(lowerBound + index * step)) }
        return results
    }
}
