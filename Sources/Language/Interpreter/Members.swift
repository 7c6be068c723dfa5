/// `x.name`
final class MemberNode: Node {
    let base: Child
    let name: NameSyntax
    let key: Record.Key

    init(_ base: Node, _ name: NameSyntax, _ span: Span) {
        self.base = Child(base)
        self.name = name
        key = .name(name.name)
        super.init(span)
    }

    deinit { base.release() }

    override func evaluate(_ frame: Frame) throws -> Value {
        let value = try base.evaluate(frame)
        if case .record(let record) = value, let field = record.storage.fields[key] { return field }
        if let member = try Members.find(name, value, frame.machine) { return member }
        throw Members.missing(name, value, functions: [], beyond: frame.machine.builtins.names, base: base.span)
    }
}

/// What members values have.
enum Members {
    /// nil where the value has no such member.
    static func find(_ name: NameSyntax, _ value: Value, _ machine: Machine) throws -> Value? {
        switch value {
        case .record(let record): return record[name.name]
        case .object(let object):
            guard let object = object as? any HasMembers else { return nil }
            do {
                return try object.member(name.name)
            } catch {
                throw machine.located(error, name.span)
            }
        case .function(let callable):
            if let layer = callable as? LayerInstance { return layer.member(name.name) }
            guard let object = callable as? any HasMembers else { return nil }
            do {
                return try object.member(name.name)
            } catch {
                throw machine.located(error, name.span)
            }
        case .range(let range):
            switch name.name {
            case "start": return .integer(range.lowerBound)
            case "stop": return .integer(range.upperBound)
            default: return nil
            }
        default: return nil
        }
    }

    /// Modules and records never fall through to functions in scope.
    static func isClosed(_ value: Value) -> Bool {
        switch value {
        case .record: true
        case .object(let object): object is ModuleValue
        default: false
        }
    }

    static func names(of value: Value) -> [String] {
        switch value {
        case .record(let record):
            return record.keys.compactMap { key in
                if case .name(let name) = key { return name }
                return nil
            }
        case .object(let object): return (object as? any HasMembers)?.memberNames ?? []
        case .function(let callable):
            if let layer = callable as? LayerInstance { return layer.bindings.map(\.name) }
            return (callable as? any HasMembers)?.memberNames ?? []
        case .range: return ["start", "stop"]
        default: return []
        }
    }

    /// `functions` are those that `x.f(…)` falls through to; `beyond` those that have to be called with `base` instead.
    static func missing(
        _ name: NameSyntax, _ value: Value, functions: [String], beyond: [String] = [], base: Span? = nil
    ) -> ScriptError {
        if case .object(let object) = value, let module = object as? ModuleValue {
            return missing(name, owner: "the module \(module.name)", members: names(of: value), functions: functions)
        }
        var error = missing(name, owner: value.typePhrase, members: names(of: value), functions: functions)
        if let note = keyNote(name.name, value, base) {
            error.notes = [note]
            return error
        }
        // What has members of its own is most likely asked for one of those.
        let isBare = if case .record = value { true } else { names(of: value).isEmpty }
        let meant =
            beyond.contains(name.name) ? name.name : ForeignName.function(behindPoint: name.name, isBare: isBare)
        if let meant, beyond.contains(meant), let base {
            let text = base.text.contains("\n") || base.text.utf8.count > 40 ? "x" : base.text
            error.notes = ["`\(meant)` is a function: \(meant)(\(text))"]
        }
        return error
    }

    /// `e.dice` of a table with that column is `e["dice"]`.
    private static func keyNote(_ name: String, _ value: Value, _ base: Span?) -> String? {
        guard case .object(let object) = value, let keyed = object as? any HasKeys else { return nil }
        let keys = keyed.keyNames
        guard let key = keys.contains(name) ? name : NearestName.to(name, among: keys) else { return nil }
        let text = base.flatMap { $0.text.contains("\n") || $0.text.utf8.count > 40 ? nil : $0.text } ?? "x"
        let written = "\(text)[\(Value.quoted(key))]"
        return key == name ? "it is taken by its name in brackets: \(written)" : "did you mean \(written)?"
    }

    static func missing(
        _ name: NameSyntax, owner: String, members: [String], functions: [String]
    ) -> ScriptError {
        var notes: [String] = []
        if let note = ForeignName.note(on: name.name, isVisible: { functions.contains($0) }) {
            notes.append(note)
        } else if let near = NearestName.to(name.name, among: members + functions) {
            notes.append("did you mean `\(near)`?")
        } else if !members.isEmpty, members.count <= 12 {
            notes.append("it has \(members.joined(separator: ", "))")
        }
        return ScriptError("name", "\(owner) has no `\(name.name)`", notes: notes, span: name.span)
    }
}

extension Value {
    /// The members that a value has, for completion.
    public var memberNames: [String] { Members.names(of: self) }
}
