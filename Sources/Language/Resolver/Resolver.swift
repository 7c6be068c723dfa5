/// Ties every name to what it means before anything runs, and finds what can be known to be wrong by then.
final class Resolver {
    private(set) var errors: [ScriptError] = []
    /// The scope of every function in the source.
    private(set) var scopes: [ObjectIdentifier: FunctionScope] = [:]
    let globals: GlobalScope
    /// Names that the source binds at its top level.
    private(set) var assigned: Set<String> = []
    /// Functions and layers that the source defines at its top level, once and for all.
    private var definitions: [String: FunctionSyntax?] = [:]
    /// Names that the statements up to the one being resolved bind at the top level.
    private var boundAbove: Set<String> = []
    /// Where the word statements stand whose head is a variable.
    private var variables: Set<Int> = []
    private var scope: FunctionScope?
    private var loops = 0
    /// Inside an expression whose value is needed, where a `return` has nowhere to go.
    private var isInValue = false

    init(globals: GlobalScope, program: Program) {
        self.globals = globals
        for statement in program.statements {
            for (name, _) in NameCollector.names(in: statement.syntax) {
                if assigned.insert(name.name).inserted {
                    definitions[name.name] = .some(statement.syntax.function ?? statement.syntax.assignedFunction)
                } else {
                    definitions[name.name] = .some(nil)
                }
            }
        }
    }

    // MARK: statements

    /// A statement of the top level; those above it come first.
    func resolve(topLevel statement: StatementSyntax) {
        boundAbove.formUnion(NameCollector.names(in: statement).map(\.name.name))
        resolve(statement)
    }

    private func resolve(_ statement: StatementSyntax) {
        switch statement {
        case .expression(let expression): resolveFlowing(expression)
        case .assignment(let node):
            resolveFlowing(node.value)
            if node.targets.count == 1 { refuseLastValue(node.targets[0].name) }
            node.targets.forEach { resolve($0) }
        case .update(let node):
            resolve(node.value)
            refuseLastValue(node.target.name)
            resolve(node.target, isUpdate: true)
        case .definition(let name, let function), .layer(let name, let function):
            refuseLastValue(name)
            resolve(function)
        case .whileLoop(let condition, let body, _):
            resolve(condition)
            resolveLoop(body)
        case .forLoop(let node):
            resolve(node.sequence)
            resolveLoop(node.body)
        case .breakLoop(let span): requireLoop("break", span)
        case .continueLoop(let span): requireLoop("continue", span)
        case .returnValue(let value, let span):
            if let value { resolve(value) }
            if scope == nil || scope?.syntax.kind == .layer {
                fail("syntax", "`return` stands outside of a function", span)
            } else if isInValue {
                refuseJump("return", span)
            }
        case .use: break
        case .words(let node): resolve(node)
        }
    }

    /// A variable wins over the statement of its name, from where it is bound on.
    private func resolve(_ node: WordsSyntax) {
        let name = node.head.name
        guard scope?.resolve(name) != nil || boundAbove.contains(name) || globals.isBound(name) else {
            return look(up: node.head)
        }
        variables.insert(node.span.range.lowerBound)
        if let value = node.value { resolve(value) }
    }

    /// Whether the head of a word statement is a variable where it stands.
    func isVariable(_ node: WordsSyntax) -> Bool { variables.contains(node.span.range.lowerBound) }

    /// Inside a function `_` is a name like any other, and among several names one that nobody reads.
    private func refuseLastValue(_ name: NameSyntax) {
        guard name.name == "_", scope == nil else { return }
        fail(
            "name", "`_` is the value that was shown last, and is not assigned to", name.span,
            notes: ["choose a name for the value: last = …"])
    }

    private func resolveLoop(_ body: BlockSyntax) {
        let (outerLoops, outerValue) = (loops, isInValue)
        loops += 1
        // A jump out of the loop's own body needs no way through the value around it; a return does.
        body.statements.forEach { resolve($0) }
        (loops, isInValue) = (outerLoops, outerValue)
    }

    private func requireLoop(_ word: String, _ span: Span) {
        if loops == 0 {
            fail("syntax", isInValue ? "`\(word)` cannot leave a value" : "`\(word)` stands outside of a loop", span)
        }
    }

    private func refuseJump(_ word: String, _ span: Span) {
        fail(
            "syntax", "`\(word)` cannot leave a value that is being computed", span,
            notes: ["assign the value to a name first"])
    }

    private func fail(_ kind: String, _ message: String, _ span: Span, notes: [String] = []) {
        errors.append(ScriptError(kind, message, notes: notes, span: span))
    }

    private func resolve(_ target: TargetSyntax, isUpdate: Bool = false) {
        for case .index(let entries, _) in target.steps {
            entries.flatMap(\.expressions).forEach { resolve($0) }
        }
        guard isUpdate || !target.steps.isEmpty else { return }
        let name = target.name.name
        if isOnlyBuiltin(name) { return refuseBuiltin(target) }
        if let scope, scope.variable(name) == nil {
            guard isKnown(name) else { return look(up: target.name) }
            fail(
                "name", "`\(name)` belongs to the scope around this function and is read-only here", target.name.span,
                notes: ["make a variable of the function's own, or pass the value in and return the changed one"])
        } else {
            look(up: target.name)
        }
    }

    private func isOnlyBuiltin(_ name: String) -> Bool {
        scope?.resolve(name) == nil && !assigned.contains(name) && !globals.isBound(name) && globals.isBuiltin(name)
    }

    /// What is built in can be taken over by a variable of the same name, and not changed.
    private func refuseBuiltin(_ target: TargetSyntax) {
        let name = target.name.name
        fail(
            "name", "`\(name)` is built in and cannot be changed", target.name.span,
            notes: ["a variable holds what can be: value = \(name), then change value"])
    }

    private func isKnown(_ name: String) -> Bool {
        scope?.resolve(name) != nil || assigned.contains(name) || globals.isBound(name) || globals.isBuiltin(name)
    }

    // MARK: expressions

    /// An expression whose blocks may leave it by `return`, `break` and `continue`.
    private func resolveFlowing(_ expression: Expression) {
        switch expression {
        case .conditional, .attempt: resolveBlocks(expression)
        default: resolve(expression)
        }
    }

    private func resolveBlocks(_ expression: Expression) {
        switch expression {
        case .conditional(let node):
            for (condition, block) in node.branches {
                resolve(condition)
                block.statements.forEach { resolve($0) }
            }
            node.otherwise?.statements.forEach { resolve($0) }
        case .attempt(let node):
            node.body.statements.forEach { resolve($0) }
            node.handler.statements.forEach { resolve($0) }
        default: resolve(expression)
        }
    }

    func resolve(_ expression: Expression) {
        switch expression {
        case .name(let name): look(up: name)
        case .function(let function): resolve(function)
        case .conditional, .attempt:
            let (outerLoops, outerValue) = (loops, isInValue)
            (loops, isInValue) = (0, true)
            resolveBlocks(expression)
            (loops, isInValue) = (outerLoops, outerValue)
        case .call(let call): resolve(call)
        default: expression.children.forEach { resolve($0) }
        }
    }

    private func resolve(_ call: CallSyntax) {
        switch call.callee {
        case .member(let member): resolve(member.base)
        case .name(let name): look(up: name, isCalled: call.form != .command)
        default: resolve(call.callee)
        }
        if isForeignCommand(call) { return }
        for (position, argument) in call.arguments.enumerated() {
            if case .name(let word) = argument.value, !isKnown(word.name), let note = wordNote(word, position, call) {
                look(up: word, note: note)
            } else {
                resolveArgument(argument.value, of: call)
            }
        }
        guard case .name(let name) = call.callee, let signature = knownSignature(name.name) else { return }
        if let error = ArgumentBinder.mistake(in: call, signature: signature) { errors.append(error) }
    }

    /// `import numpy as np`: what is wrong with it is said of its first word.
    private func isForeignCommand(_ call: CallSyntax) -> Bool {
        guard call.form == .command, case .name(let name) = call.callee, !isKnown(name.name) else { return false }
        return ForeignName.note(on: name.name, isVisible: isKnown) != nil
    }

    /// `as: labels`: what is said of an argument that names nothing where a string is taken; nil where none is.
    private func wordNote(_ word: NameSyntax, _ position: Int, _ call: CallSyntax) -> String? {
        guard case .name(let callee) = call.callee, let signature = knownSignature(callee.name) else { return nil }
        let name = call.arguments[position].name?.name
        let parameter =
            name.map { name in signature.parameters.first { $0.name == name } }
            ?? (position < signature.parameters.count ? signature.parameters[position] : nil)
        guard let words = parameter?.words else { return nil }
        let label = name.map { "\($0): " } ?? ""
        if words.isEmpty || words.contains(word.name) {
            return "a word stands in quotes: \(label)\"\(word.name)\""
        }
        return NearestName.to(word.name, ofFew: words).map { "did you mean \(label)\"\($0)\"?" }
    }

    /// `load scan.nii`: words with a point in a command are most likely the name of a file.
    private func resolveArgument(_ argument: Expression, of call: CallSyntax) {
        var base = argument
        while case .member(let member) = base { base = member.base }
        guard call.form == .command, case .member = argument, case .name(let name) = base, !isKnown(name.name) else {
            return resolve(argument)
        }
        fail(
            "name", "there is no `\(name.name)` here", name.span,
            notes: ["the name of a file stands in double quotes: \"\(argument.span.text)\""])
    }

    /// The signature of what a name will surely be when it is called.
    private func knownSignature(_ name: String) -> Signature? {
        if let scope, scope.resolve(name) != nil { return scope.definition(of: name).map { Signature($0) } }
        if assigned.contains(name) {
            guard let definition = definitions[name] ?? nil, !globals.isBound(name) else { return nil }
            return Signature(definition)
        }
        switch globals.value(of: name) ?? globals.builtin(name) {
        case .function(let function)?: return function.signature
        default: return nil
        }
    }

    private func resolve(_ function: FunctionSyntax) {
        for parameter in function.parameters {
            if let value = parameter.defaultValue { resolve(value) }
        }
        let inner = FunctionScope(function, parent: scope)
        scopes[ObjectIdentifier(function)] = inner
        function.parameters.forEach { inner.declare($0.name.name) }
        if function.kind == .layer {
            inner.declare("training")
            inner.variable("training")?.isCaptured = true
        }
        for (name, definition) in NameCollector.names(in: function.body) {
            inner.declare(name.name, definition: definition)
        }
        let outer = (scope, loops, isInValue)
        (scope, loops, isInValue) = (inner, 0, false)
        function.body.statements.forEach { resolve($0) }
        (scope, loops, isInValue) = outer
        inner.layOut()
    }

    // MARK: names

    /// `quoted` says what to do if a string was meant.
    private func look(up name: NameSyntax, isCalled: Bool = false, note quoted: String? = nil) {
        guard !isKnown(name.name) else { return }
        let names = visibleNames + (isCalled ? [] : Lexer.keywords)
        let note =
            ForeignName.note(on: name.name, isVisible: isKnown)
            ?? NearestName.to(name.name, among: names).map { "did you mean `\($0)`?" }
        errors.append(
            ScriptError(
                "name", "there is no `\(name.name)` here", notes: [note, quoted].compactMap(\.self), span: name.span))
    }

    private var visibleNames: [String] {
        (scope?.visibleNames ?? []) + assigned + globals.boundNames + globals.builtinNames
    }
}
