/// A function, a lambda, a command's block, or a layer's body. A class, because the resolver keeps its findings by identity.
final class FunctionSyntax {
    struct Parameter {
        let name: NameSyntax
        let defaultValue: Expression?
        let isVariadic: Bool
    }

    enum Kind { case definition, lambda, block, layer }

    let name: String
    let kind: Kind
    let parameters: [Parameter]
    let body: BlockSyntax
    let span: Span

    init(name: String, kind: Kind, parameters: [Parameter], body: BlockSyntax, span: Span) {
        self.name = name
        self.kind = kind
        self.parameters = parameters
        self.body = body
        self.span = span
    }

    /// The same function under a name.
    func named(_ name: String) -> FunctionSyntax {
        FunctionSyntax(name: name, kind: kind, parameters: parameters, body: body, span: span)
    }
}
