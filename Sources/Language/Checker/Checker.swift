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
        let modules = ModuleCheck(program, machine)
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
            module: { modules.outlines[$0.name] },
            visibleNames: { machine.globals.builtinNames + SourceNames.topLevel(program) })
        var unused = UnusedValues(Purity(names: names, builtin: value(of:)))
        unused.visit(program)
        let own =
            (resolver.errors + members.errors(in: program)).map { Diagnostic($0) }
            + unused.warnings.map { Diagnostic($0, level: "warning") }
        let all =
            own.map { (place: $0.error.span?.range.lowerBound ?? 0, found: $0) }
            + modules.errors.map { (place: $0.place, found: Diagnostic($0.error)) }
        return all.sorted { $0.place < $1.place }.map(\.found)
    }

    private func value(of name: String) -> Value? { machine.globals.value(of: name) ?? machine.builtins[name] }
}
