/// What can be said of the names of a source without running it: how each is bound, wherever that is.
struct SourceNames {
    enum Binding {
        case definition(FunctionSyntax)
        case module(NameSyntax)
        case value(Expression)
        /// A parameter, a loop's variable, one of several names, the name of a caught error.
        case unknown
    }

    private var bindings: [String: [Binding]] = [:]

    init(_ program: Program) {
        var bindings: [String: [Binding]] = [:]
        func bind(_ name: String, _ binding: Binding) { bindings[name, default: []].append(binding) }
        let walker = SyntaxWalker(
            onStatement: { statement in
                switch statement {
                case .definition(let name, let function), .layer(let name, let function):
                    bind(name.name, .definition(function))
                case .use(let name, _): bind(name.name, .module(name))
                case .assignment(let node):
                    for target in node.targets where target.steps.isEmpty {
                        bind(target.name.name, node.targets.count == 1 ? .value(node.value) : .unknown)
                    }
                case .update(let node): if node.target.steps.isEmpty { bind(node.target.name.name, .unknown) }
                case .forLoop(let node): node.names.forEach { bind($0.name, .unknown) }
                default: break
                }
            },
            onExpression: { expression in
                if case .attempt(let node) = expression, let name = node.name { bind(name.name, .unknown) }
            },
            onFunction: { function in function.parameters.forEach { bind($0.name.name, .unknown) } })
        program.statements.forEach { walker.walk($0.syntax) }
        self.bindings = bindings
    }

    func isBound(_ name: String) -> Bool { bindings[name] != nil }

    /// How a name is bound that has one meaning throughout the source.
    func only(_ name: String) -> Binding? {
        guard let all = bindings[name], all.count == 1 else { return nil }
        return all[0]
    }

    /// The names that a top level binds, in order.
    static func topLevel(_ program: Program) -> [String] {
        var seen: Set<String> = []
        return program.statements.flatMap { NameCollector.names(in: $0.syntax) }.map(\.name.name).filter {
            seen.insert($0).inserted
        }
    }
}
