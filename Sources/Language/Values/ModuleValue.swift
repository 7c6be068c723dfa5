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
    public var memberNames: [String] { scope.boundNames.filter { !$0.hasPrefix("_") } }

    public func member(_ name: String) -> Value? { scope.value(of: name) }
    public func storedMember(_ name: String) -> Value? { scope.value(of: name) }
}
