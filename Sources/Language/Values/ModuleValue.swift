/// A module: the names that its top level bound.
public final class ModuleValue: HasMembers, HasStoredParts {
    public let name: String
    let scope: GlobalScope

    init(name: String, scope: GlobalScope) {
        self.name = name
        self.scope = scope
    }

    public var typeName: String { "module" }
    public var summary: String { "module \(name)" }

    /// In the order of their binding; names that begin with an underscore are the module's own.
    public var memberNames: [String] { scope.boundNames.filter { !Self.isOwn($0) } }

    public func member(_ name: String) throws -> Value? {
        if Self.isOwn(name), scope.value(of: name) != nil { throw Self.refusal(name, of: self.name) }
        return storedMember(name)
    }

    public func storedMember(_ name: String) -> Value? { Self.isOwn(name) ? nil : scope.value(of: name) }

    static func isOwn(_ name: String) -> Bool { name.hasPrefix("_") }

    /// What a module binds under a name of its own is not for others.
    static func refusal(_ name: String, of module: String) -> ScriptError {
        ScriptError(
            "name", "`\(name)` is the module \(module)'s own",
            notes: ["a name that begins with `_` is no member of its module"])
    }
}
