/// Finds what is wrong with a source without running it. What is surely wrong is an error; a value thrown away is a warning.
struct Checker {
    let machine: Machine

    func check(_ source: Source) -> [Diagnostic] {
        do {
            return check(try Parser.parse(source))
        } catch {
            return error.errors.map { Diagnostic($0) }
        }
    }

    private func check(_ program: Program) -> [Diagnostic] {
        let names = SourceNames(program)
        let (outlines, missing) = modules(of: program)
        let resolver = Resolver(globals: machine.globals, program: program)
        for statement in program.statements { resolver.resolve(topLevel: statement.syntax) }
        let members = MemberCheck(
            names: names,
            signature: { name in
                if case .definition(let function)? = names.only(name) { return Signature(function) }
                guard !names.isBound(name) else { return nil }
                if case .function(let function)? = value(of: name) { return function.signature }
                return nil
            },
            isKnown: { names.isBound($0) || value(of: $0) != nil },
            module: { outlines[$0.name] },
            visibleNames: { machine.globals.builtinNames + SourceNames.topLevel(program) })
        var unused = UnusedValues(Purity(names: names, builtin: value(of:)))
        unused.visit(program)
        let all =
            (resolver.errors + missing + members.errors(in: program)).map { Diagnostic($0) }
            + unused.warnings.map { Diagnostic($0, level: "warning") }
        return all.sorted { ($0.error.span?.range.lowerBound ?? 0) < ($1.error.span?.range.lowerBound ?? 0) }
    }

    private func value(of name: String) -> Value? { machine.globals.value(of: name) ?? machine.builtins[name] }

    /// What the modules that a program uses bind, and what is wrong with those that cannot be read.
    private func modules(of program: Program) -> (outlines: [String: SourceOutline], errors: [ScriptError]) {
        var outlines: [String: SourceOutline] = [:]
        var errors: [ScriptError] = []
        let walker = SyntaxWalker(onStatement: { statement in
            guard case .use(let name, _) = statement, outlines[name.name] == nil else { return }
            do {
                let source = try machine.host.moduleSource(named: name.name, importedFrom: program.source)
                outlines[name.name] = SourceOutline(try Parser.parse(source))
            } catch let found as SyntaxErrors {
                errors += machine.inModule(found, name).map { [$0] } ?? []
            } catch {
                errors += (machine.located(error, name.span) as? ScriptError).map { [$0] } ?? []
            }
        })
        program.statements.forEach { walker.walk($0.syntax) }
        return (outlines, errors)
    }
}
