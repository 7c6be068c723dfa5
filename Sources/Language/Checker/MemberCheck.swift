/// Finds members that modules do not have, and calls `x.f(…)` that cannot be right: only where x is surely a module, or
/// a value that has no members of its own.
struct MemberCheck {
    let names: SourceNames
    /// The signature of a function in scope, of one meaning throughout the source or built in.
    let signature: (String) -> Signature?
    let isKnown: (String) -> Bool
    /// What a module binds; nil where it cannot be read, which is reported at its `use`.
    let module: (NameSyntax) -> SourceOutline?
    let visibleNames: () -> [String]

    func errors(in program: Program) -> [ScriptError] {
        var found: [ScriptError] = []
        let walker = SyntaxWalker(onExpression: { found += mistakes(in: $0) })
        program.statements.forEach { walker.walk($0.syntax) }
        return found
    }

    private func mistakes(in expression: Expression) -> [ScriptError] {
        switch expression {
        case .member(let member): return missing(member).map { [$0] } ?? []
        case .call(let call):
            guard case .member(let member) = call.callee else { return [] }
            if let outline = outline(of: member.base) {
                guard let definition = outline.definitions[member.name.name] else { return [] }
                return ArgumentBinder.mistake(in: call, signature: Signature(definition)).map { [$0] } ?? []
            }
            guard call.form != .pipe, let base = memberless(member.base) else { return [] }
            return wrongFunction(call, member, base).map { [$0] } ?? []
        default: return []
        }
    }

    private func outline(of base: Expression) -> SourceOutline? {
        guard case .name(let name) = base, case .module(let use)? = names.only(name.name) else { return nil }
        return module(use)
    }

    private func missing(_ member: MemberSyntax) -> ScriptError? {
        guard case .name(let base) = member.base, let outline = outline(of: member.base) else { return nil }
        let isThere = outline.names.contains(member.name.name)
        if isThere, ModuleValue.isOwn(member.name.name) {
            return ModuleValue.refusal(member.name.name, of: base.name).located(member.name.span)
        }
        guard !isThere else { return nil }
        return Members.missing(
            member.name, owner: "the module \(base.name)", members: outline.names.filter { !ModuleValue.isOwn($0) },
            functions: [])
    }

    /// `[1, 2].f(…)`: f is a function in scope, and has to take such arguments.
    private func wrongFunction(_ call: CallSyntax, _ member: MemberSyntax, _ base: Value) -> ScriptError? {
        guard isKnown(member.name.name) else {
            return Members.missing(member.name, base, functions: visibleNames())
        }
        guard let signature = signature(member.name.name) else { return nil }
        let receiver = ArgumentSyntax(name: nil, value: member.base, isSpread: false)
        let whole = CallSyntax(
            callee: .name(member.name), arguments: [receiver] + call.arguments, form: call.form, span: call.span)
        return ArgumentBinder.mistake(in: whole, signature: signature)
    }

    /// A value of the type that an expression surely has, where that type has no members.
    private func memberless(_ expression: Expression) -> Value? {
        switch expression {
        case .literal(let node): return node.value
        case .text: return .string("")
        case .list: return .list(List())
        case .comparison, .logical: return nil
        case .name(let name):
            guard case .value(let value)? = names.only(name.name) else { return nil }
            if case .name = value { return nil }
            return memberless(value)
        default: return nil
        }
    }
}
