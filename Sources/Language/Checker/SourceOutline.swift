/// What a module binds, read without running it.
struct SourceOutline {
    let names: [String]
    /// Its functions and layers that are bound once.
    let definitions: [String: FunctionSyntax]

    init(_ program: Program) {
        names = SourceNames.topLevel(program)
        let all = program.statements.compactMap { $0.syntax.function }.map { ($0.name, $0) }
        let bound = program.statements.flatMap { NameCollector.names(in: $0.syntax) }.map(\.name.name)
        definitions = Dictionary(all, uniquingKeysWith: { $1 }).filter { name, _ in
            bound.filter { $0 == name }.count == 1
        }
    }
}
