/// Reads the modules that a program uses, and those that they use in turn, and finds what keeps them from running.
final class ModuleCheck {
    private let machine: Machine
    private var loading = ModuleTable()
    /// What each module that was read binds, by its source; nil where something is wrong with it.
    private var read: [String: SourceOutline?] = [:]
    /// What the program's own modules bind, by their names in it.
    private(set) var outlines: [String: SourceOutline] = [:]
    /// What is wrong, and the place in the program of the `use` that meets it.
    private(set) var errors: [(place: Int, error: ScriptError)] = []

    init(_ program: Program, _ machine: Machine) {
        self.machine = machine
        var seen: Set<String> = []
        let walker = SyntaxWalker(onStatement: { [self] statement in
            guard case .use(let name, _) = statement, seen.insert(name.name).inserted else { return }
            note(name)
        })
        program.statements.forEach { walker.walk($0.syntax) }
    }

    private func note(_ name: NameSyntax) {
        do throws(ScriptError) {
            outlines[name.name] = try module(name)
        } catch {
            errors.append((name.span.range.lowerBound, error))
        }
    }

    /// nil for a module with a mistake that was reported where it was first used.
    private func module(_ name: NameSyntax) throws(ScriptError) -> SourceOutline? {
        let source = try source(of: name)
        if let ring = loading.ring(to: source.name, name) { throw ring }
        if let known = read[source.name] { return known }
        loading.loading.append((source.name, name.name))
        defer { loading.loading.removeLast() }
        read[source.name] = .some(nil)
        let outline = try contents(of: source, name)
        read[source.name] = outline
        return outline
    }

    private func source(of name: NameSyntax) throws(ScriptError) -> Source {
        do {
            return try machine.host.moduleSource(named: name.name, importedFrom: name.span.source)
        } catch {
            throw machine.located(error, name.span) as? ScriptError
                ?? ScriptError("module", "\(error)", span: name.span)
        }
    }

    private func contents(of source: Source, _ name: NameSyntax) throws(ScriptError) -> SourceOutline {
        do {
            let program = try Parser.parse(source)
            let resolver = Resolver(globals: GlobalScope(builtins: machine.builtins), program: program)
            for statement in program.statements { resolver.resolve(topLevel: statement.syntax) }
            guard resolver.errors.isEmpty else { throw SyntaxErrors(resolver.errors) }
            // A `use` further in may never be reached.
            for case .use(let inner, _) in program.statements.map(\.syntax) { _ = try module(inner) }
            return SourceOutline(program)
        } catch let found as SyntaxErrors {
            throw machine.inModule(found, name) ?? ScriptError("module", "\(source.name) does not run")
        } catch var found as ScriptError {
            found.addCall("module \(name.name)", name.span, isModule: true)
            throw found
        } catch {
            throw ScriptError("module", "\(error)", span: name.span)
        }
    }
}
