/// The names of one function: those it binds, and those it captures from the functions around it.
final class FunctionScope {
    let syntax: FunctionSyntax
    let parent: FunctionScope?
    private(set) var variables: [Variable] = []
    private var byName: [String: Variable] = [:]
    /// Captured variables of the scope around, in the order of the running function's cells.
    private(set) var captures: [Variable] = []
    private(set) var slotCount = 0
    private(set) var cellCount = 0

    init(_ syntax: FunctionSyntax, parent: FunctionScope?) {
        self.syntax = syntax
        self.parent = parent
    }

    func variable(_ name: String) -> Variable? { byName[name] }

    func declare(_ name: String, definition: FunctionSyntax? = nil) {
        let variable = byName[name] ?? Variable(name)
        if byName[name] == nil {
            byName[name] = variable
            variables.append(variable)
        }
        variable.bindings += 1
        if let definition { variable.definition = definition }
    }

    /// Finds a name here or further out, and notes the capture in every function between.
    func resolve(_ name: String) -> Place? {
        if let variable = byName[name] { return variable.isCaptured ? .cell(variable.index) : .local(variable.index) }
        if isOwnName(name) { return .itself }
        return capture(name)
    }

    private func capture(_ name: String) -> Place? {
        guard let parent, let variable = parent.owner(of: name) else { return nil }
        if parent.byName[name] == nil { _ = parent.capture(name) }
        if let index = captures.firstIndex(where: { $0 === variable }) { return .captured(index) }
        variable.isCaptured = true
        captures.append(variable)
        return .captured(captures.count - 1)
    }

    /// Whether a name means the function itself, which then need not be captured by itself.
    private func isOwnName(_ name: String) -> Bool {
        guard syntax.kind == .definition, syntax.name == name, let variable = parent?.byName[name] else { return false }
        return variable.isPlainDefinition && variable.definition === syntax
    }

    /// The function that a name here surely means, when one `def` alone binds it.
    func definition(of name: String) -> FunctionSyntax? {
        guard let variable = byName[name] else { return parent?.definition(of: name) }
        return variable.isPlainDefinition ? variable.definition : nil
    }

    private func owner(of name: String) -> Variable? { byName[name] ?? parent?.owner(of: name) }

    /// Gives every variable its slot or its cell; parameters come first, in order, as slots, captured or not.
    func layOut() {
        slotCount = syntax.parameters.count
        for (index, variable) in variables.enumerated() {
            if variable.isCaptured {
                variable.index = cellCount
                cellCount += 1
            } else if index < syntax.parameters.count {
                variable.index = index
            } else {
                variable.index = slotCount
                slotCount += 1
            }
        }
    }

    /// Where a captured variable of the scope around is found in that scope's frame.
    func source(of variable: Variable) -> Place? {
        guard let parent else { return nil }
        if parent.byName[variable.name] === variable { return .cell(variable.index) }
        return parent.captures.firstIndex { $0 === variable }.map { .captured($0) }
    }

    /// All names that are visible here, nearest first.
    var visibleNames: [String] { variables.map(\.name) + (parent?.visibleNames ?? []) }
}

/// Where a name's value lives.
enum Place: Equatable {
    case local(Int)
    case cell(Int)
    case captured(Int)
    /// The running function.
    case itself
}
