/// The way from a value down to a part of it.
enum PartPath {
    enum Step {
        case index([Index], Span)
        case member(NameSyntax)

        var span: Span {
            switch self {
            case .index(_, let span): span
            case .member(let name): name.span
            }
        }
    }

    static func modify(
        _ value: inout Value, _ path: ArraySlice<Step>, _ machine: Machine, needsOld: Bool,
        _ change: (inout Value) throws -> Void
    ) throws {
        guard let step = path.first else { return try change(&value) }
        let rest = path.dropFirst()
        do {
            if var list = value.takeList() {
                defer { value = .list(list) }
                guard case .index(let indices, _) = step else { throw refusal(step, "a list") }
                try modify(&list, try Indexing.only(indices, "a list")) { part in
                    try modify(&part, rest, machine, needsOld: needsOld, change)
                }
            } else if var record = value.takeRecord() {
                defer { value = .record(record) }
                let key: Record.Key
                switch step {
                case .index(let indices, _): key = try Indexing.key(indices)
                case .member(let name): key = .name(name.name)
                }
                let isThere = record.storage.fields.keys.contains(key)
                guard isThere || !(needsOld || !rest.isEmpty) else { throw Indexing.missing(key, record) }
                try modifyField(&record, key, isThere) { part in
                    try modify(&part, rest, machine, needsOld: needsOld, change)
                }
            } else if value.isObject {
                // What is read for a change further down is let go before the object changes itself.
                var part = try part(of: value, step, needsOld: needsOld || !rest.isEmpty)
                try modify(&part, rest, machine, needsOld: needsOld, change)
                try assign(part, to: &value, step)
            } else {
                throw refusal(step, value.typePhrase)
            }
        } catch {
            throw machine.located(error, step.span)
        }
    }

    private static func refusal(_ step: Step, _ type: String) -> ScriptError {
        switch step {
        case .index: ScriptError("type", "\(type) has no elements to assign to")
        case .member(let name): ScriptError("type", "\(type) has no member `\(name.name)` to assign to")
        }
    }

    private static func modify(
        _ list: inout List, _ index: Index, _ change: (inout Value) throws -> Void
    ) throws {
        switch index {
        case .value(let index):
            let position = try place(index, list.count)
            try change(&list.elements[position])
        case .slice(let start, let stop, let step):
            let positions = try Indexing.slice(list.count, start, stop, step)
            var part = Value.list(List(positions.map { list[$0] }))
            try change(&part)
            let new = try replacement(part)
            if positions.step == 1 {
                try Operators.checkCount(list.count + new.count)
                list.elements.replaceSubrange(
                    positions.lowerBound..<(positions.lowerBound + positions.count), with: new)
            } else {
                guard new.count == positions.count else {
                    throw ScriptError(
                        "value",
                        "this slice has \(positions.count) element\(positions.count == 1 ? "" : "s"), the list \(new.count)",
                        notes: ["a slice with a step is replaced element by element"])
                }
                for (offset, value) in new.enumerated() { list[positions.lowerBound + offset * positions.step] = value }
            }
        case .ellipsis:
            var part = Value.list(list)
            try change(&part)
            list = List(try replacement(part))
        }
    }

    /// The position of an element to change. Right behind the last one stands what was meant to be put there.
    private static func place(_ index: Value, _ count: Int) throws -> Int {
        do {
            return try Indexing.position(index, count, "a list")
        } catch var error {
            if case .integer(count) = index { error.notes.append("append(list, value) puts one behind the last") }
            throw error
        }
    }

    /// What takes the place of a part of a list: the elements of a list or a range.
    private static func replacement(_ value: Value) throws -> [Value] {
        switch value {
        case .list, .range:
            try Operators.checkCount(Operators.elementCount(value))
            try MemoryGuard.require(elements: Operators.elementCount(value))
            return Operators.elements(value)
        default:
            throw ScriptError(
                "type", "several elements of a list are replaced by a list, this is \(value.typePhrase)",
                notes: ["one element is x[0] = value; [value] is a list of one"])
        }
    }

    private static func modifyField(
        _ record: inout Record, _ key: Record.Key, _ isThere: Bool, _ change: (inout Value) throws -> Void
    ) throws {
        if isThere {
            try change(&record.fields[key, default: .none])
        } else {
            var part = Value.none
            try change(&part)
            try MemoryGuard.requireGrowth(ofRecord: record.count)
            record[key] = part
        }
    }

    /// What an object holds at a step; none where the old part is not needed.
    private static func part(of value: Value, _ step: Step, needsOld: Bool) throws -> Value {
        guard case .object(let object) = value else { return .none }
        switch step {
        case .index(let indices, _):
            guard let indexed = object as? any IndexAssignable else {
                throw ScriptError("type", "the elements of \(value.typePhrase) cannot be assigned to")
            }
            return needsOld ? try indexed.element(at: indices) : .none
        case .member(let name):
            guard let owner = object as? any HasAssignableMembers else {
                throw ScriptError("type", "the members of \(value.typePhrase) cannot be assigned to")
            }
            guard needsOld else { return .none }
            if let old = try owner.member(name.name) { return old }
            throw Members.missing(name, value, functions: [])
        }
    }

    /// The object is taken out of the value that holds it before it changes itself.
    private static func assign(_ part: Value, to value: inout Value, _ step: Step) throws {
        switch step {
        case .index(let indices, _):
            guard var target = value.takeIndexAssignable() else { return }
            defer { value = .object(target) }
            try target.assign(part, at: indices)
        case .member(let name):
            guard var target = value.takeMemberAssignable() else { return }
            defer { value = .object(target) }
            try target.assign(part, member: name.name)
        }
    }
}
