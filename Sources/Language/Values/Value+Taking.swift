// Taking a payload out of the variable that holds it leaves one reference to it, so that what nobody else holds is changed
// in place. Functions of their own, never inlined, for the pattern of a `switch` keeps a second reference until it ends.

extension Value {
    var isObject: Bool {
        if case .object = self { return true }
        return false
    }

    /// The list, with none left in its place.
    @inline(never)
    mutating func takeList() -> List? {
        guard case .list(let list) = self else { return nil }
        self = .none
        return list
    }

    /// The record, with none left in its place.
    @inline(never)
    mutating func takeRecord() -> Record? {
        guard case .record(let record) = self else { return nil }
        self = .none
        return record
    }

    /// The string, with none left in its place.
    @inline(never)
    mutating func takeString() -> String? {
        guard case .string(let text) = self else { return nil }
        self = .none
        return text
    }

    /// The host's object as something whose elements can be assigned to, with none left in its place.
    @inline(never)
    mutating func takeIndexAssignable() -> (any IndexAssignable)? {
        guard case .object(let object) = self, let target = object as? any IndexAssignable else { return nil }
        self = .none
        return target
    }

    /// The host's object as something whose members can be assigned to, with none left in its place.
    @inline(never)
    mutating func takeMemberAssignable() -> (any HasAssignableMembers)? {
        guard case .object(let object) = self, let target = object as? any HasAssignableMembers else { return nil }
        self = .none
        return target
    }

    /// The function of a script, with none left in its place.
    @inline(never)
    mutating func takeFunction() -> ScriptFunction? {
        guard case .function(let callable) = self, let function = callable as? ScriptFunction else { return nil }
        self = .none
        return function
    }
}
