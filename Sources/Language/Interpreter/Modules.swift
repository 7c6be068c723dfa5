/// The modules that were loaded, and those that are being loaded.
struct ModuleTable {
    var loaded: [String: ModuleValue] = [:]
    var loading: [(key: String, name: String)] = []
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
        if let first = modules.loading.firstIndex(where: { $0.key == source.name }) {
            let ring = modules.loading[first...].map(\.name) + [name.name]
            throw ScriptError(
                "module", "modules use each other in a ring: " + ring.joined(separator: " → "), span: name.span)
        }
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

    /// The first of the errors that keep a module from running.
    func inModule(_ errors: SyntaxErrors, _ name: NameSyntax) -> ScriptError? {
        guard var first = errors.errors.first else { return nil }
        if errors.errors.count > 1 {
            first.notes.append("and \(errors.errors.count - 1) more in \(first.span?.source.name ?? name.name)")
        }
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
