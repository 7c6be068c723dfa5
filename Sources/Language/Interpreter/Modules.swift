/// The modules that were loaded, and those that are being loaded.
struct ModuleTable {
    var loaded: [String: ModuleValue] = [:]
    var loading: [(key: String, name: String)] = []

    /// The error where a module that is being loaded is used again.
    func ring(to key: String, _ name: NameSyntax) -> ScriptError? {
        guard let first = loading.firstIndex(where: { $0.key == key }) else { return nil }
        let ring = loading[first...].map(\.name) + [name.name]
        return ScriptError(
            "module", "modules use each other in a ring: " + ring.joined(separator: " → "), span: name.span)
    }
}

/// `use name`
final class UseNode: StatementNode {
    let name: NameSyntax
    let target: Binding

    init(_ name: NameSyntax, _ target: Binding, _ span: Span) {
        self.name = name
        self.target = target
        super.init(span)
    }

    override func execute(_ frame: Frame) throws -> Flow {
        target.store(.object(try frame.machine.module(name)), frame)
        return .normal
    }
}

extension Machine {
    /// A module by its name, run when it is used for the first time.
    func module(_ name: NameSyntax) throws -> ModuleValue {
        let source: Source
        do {
            source = try host.moduleSource(named: name.name, importedFrom: name.span.source)
        } catch {
            throw located(error, name.span)
        }
        if let module = modules.loaded[source.name] { return module }
        if let ring = modules.ring(to: source.name, name) { throw ring }
        modules.loading.append((source.name, name.name))
        defer { modules.loading.removeLast() }
        let module = ModuleValue(name: name.name, scope: GlobalScope(builtins: builtins))
        do {
            try run(source, in: module.scope)
        } catch let errors as SyntaxErrors {
            throw inModule(errors, name) ?? errors
        } catch var error as ScriptError {
            error.addCall("module \(name.name)", name.span, isModule: true)
            throw error
        }
        modules.loaded[source.name] = module
        return module
    }

    /// The errors that keep a module from running, as one.
    func inModule(_ errors: SyntaxErrors, _ name: NameSyntax) -> ScriptError? {
        guard var first = errors.errors.first else { return nil }
        first.further = Array(errors.errors.dropFirst())
        first.addCall("module \(name.name)", name.span, isModule: true)
        return first
    }

    /// Runs a prelude. The host's users cannot mend a mistake in it, so it warns of one and goes on with what there is.
    func load(_ prelude: Source, beneath builtins: BuiltinTable) -> GlobalScope {
        let scope = GlobalScope(builtins: builtins)
        do {
            try run(prelude, in: scope)
        } catch let error as ScriptError {
            warn(of: error, in: prelude)
        } catch let errors as SyntaxErrors {
            for error in errors.errors { warn(of: error, in: prelude) }
        } catch {
            warn(of: ScriptError("error", "\(error)"), in: prelude)
        }
        return scope
    }

    private func warn(of error: ScriptError, in prelude: Source) {
        host.warn("the prelude does not run: \(error.message)", at: error.span ?? Span(prelude, 0..<0))
    }

    private func run(_ source: Source, in scope: GlobalScope) throws {
        let program = try Parser.parse(source)
        try compile(program, scope: scope)
        // What a module's own statements give is no value above for `|>` to continue.
        let last = lastValue
        defer { lastValue = last }
        for statement in program.statements { _ = try execute(statement) }
    }
}
