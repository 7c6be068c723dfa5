/// What stands left of `=`, ready to run: a variable, or a part of what it holds.
struct PartTarget {
    enum Step {
        case index([IndexEntry], Span)
        case member(NameSyntax)
    }

    let binding: Binding
    let name: NameSyntax
    let steps: [Step]
    let span: Span
    /// The one step, when it is a member: the key of a record's field.
    let field: Record.Key?
    /// The one step, when it is a plain index.
    let index: Node?

    init(binding: Binding, name: NameSyntax, steps: [Step], span: Span) {
        self.binding = binding
        self.name = name
        self.steps = steps
        self.span = span
        guard steps.count == 1 else {
            (field, index) = (nil, nil)
            return
        }
        switch steps[0] {
        case .member(let name): (field, index) = (.name(name.name), nil)
        case .index(let entries, _):
            if entries.count == 1, case .value(let node) = entries[0] {
                (field, index) = (nil, node)
            } else {
                (field, index) = (nil, nil)
            }
        }
    }

    func assign(_ value: Value, _ frame: Frame) throws {
        guard !steps.isEmpty else {
            binding.store(value, frame)
            return
        }
        if let field {
            if try assignField(field, value, frame) { return }
        } else if let index {
            let position = try index.evaluate(frame)
            if try modifyElement(position, frame, { $0 = value }) { return }
            return try modify(path(position), frame, needsOld: false) { $0 = value }
        }
        try modify(frame, needsOld: false) { $0 = value }
    }

    /// The value of the part becomes another one, made of it.
    func update(_ frame: Frame, _ change: (inout Value) throws -> Void) throws {
        if let field {
            if try modifyField(field, frame, change) { return }
        } else if let index {
            let position = try index.evaluate(frame)
            if try modifyElement(position, frame, change) { return }
            return try modify(path(position), frame, needsOld: true, change)
        }
        try modify(frame, needsOld: true, change)
    }

    private func path(_ index: Value) -> [PartPath.Step] {
        guard case .index(_, let span) = steps[0] else { return [] }
        return [.index([IndexEntry.index(index)], span)]
    }

    /// The short way for a member of a record.
    private func assignField(_ key: Record.Key, _ value: Value, _ frame: Frame) throws -> Bool {
        guard var whole = binding.take(frame) else { return false }
        guard var record = whole.takeRecord() else {
            binding.restore(whole, frame)
            return false
        }
        do {
            try MemoryGuard.requireGrowth(ofRecord: record.count)
        } catch {
            binding.restore(.record(record), frame)
            throw frame.machine.located(error, span)
        }
        record.fields[key] = value
        binding.store(.record(record), frame)
        return true
    }

    /// The short way for a member that a record has.
    private func modifyField(
        _ key: Record.Key, _ frame: Frame, _ change: (inout Value) throws -> Void
    ) throws -> Bool {
        guard var whole = binding.take(frame) else { return false }
        guard var record = whole.takeRecord() else {
            binding.restore(whole, frame)
            return false
        }
        guard let place = record.storage.fields.index(forKey: key) else {
            binding.restore(.record(record), frame)
            return false
        }
        do {
            try change(&record.fields.values[place])
        } catch {
            binding.restore(.record(record), frame)
            throw error
        }
        binding.store(.record(record), frame)
        return true
    }

    /// The short way for an element of a list.
    private func modifyElement(
        _ index: Value, _ frame: Frame, _ change: (inout Value) throws -> Void
    ) throws -> Bool {
        guard case .integer(let position) = index, position >= 0, var whole = binding.take(frame) else { return false }
        guard var list = whole.takeList() else {
            binding.restore(whole, frame)
            return false
        }
        guard position < list.count else {
            binding.restore(.list(list), frame)
            return false
        }
        do {
            try change(&list.elements[position])
        } catch {
            binding.restore(.list(list), frame)
            throw error
        }
        binding.store(.list(list), frame)
        return true
    }

    /// Changes the part where it stands. The indices are evaluated first; then the whole is taken out of its variable, so
    /// that what nobody else holds is changed in place, and put back whatever happens.
    func modify(_ frame: Frame, needsOld: Bool, _ change: (inout Value) throws -> Void) throws {
        let path = try steps.map { step -> PartPath.Step in
            switch step {
            case .index(let entries, let span): .index(try entries.map { try $0.evaluate(frame) }, span)
            case .member(let name): .member(name)
            }
        }
        try modify(path, frame, needsOld: needsOld, change)
    }

    private func modify(
        _ path: [PartPath.Step], _ frame: Frame, needsOld: Bool, _ change: (inout Value) throws -> Void
    ) throws {
        guard var whole = binding.take(frame) else {
            throw ScriptError("name", "`\(name.name)` has no value yet", span: name.span)
        }
        do {
            try PartPath.modify(&whole, path[...], frame.machine, needsOld: needsOld, change)
        } catch {
            binding.restore(whole, frame)
            throw error
        }
        binding.store(whole, frame)
    }
}
