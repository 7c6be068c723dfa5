import Builtins
import Catalogue
import Language

extension Completer {
    /// What may stand behind the name of an argument: names of the session that hold what fits, the functions that the
    /// argument can name, and none where it may be left out. Only what is typed is completed: the one thing that fits is
    /// shown, not taken.
    func value(_ call: CallPlace, _ word: String) -> Completion {
        guard let parameter = parameter(call) else { return names(word, Keywords.inExpressions) }
        let own = scope.variables.filter { !$0.name.hasPrefix("_") && Self.fits($0.value, parameter) }.map(\.name)
        let fitting = own + functions(for: parameter, of: call) + literals(for: parameter)
        guard fitting.contains(where: { $0.hasPrefix(word) }) else {
            return word.isEmpty ? .nothing : names(word, Keywords.inExpressions)
        }
        if word.isEmpty { return .list(Set(fitting).sorted()) }
        return Completion(fitting.map { Candidate(name: $0) }, typed: word)
    }

    private static func fits(_ value: Value, _ parameter: Parameter) -> Bool {
        if case .function(let function) = value, function is LayerConstructor, parameter.type == "modulation" {
            return true
        }
        return parameter.type == "any" || CatalogueIndex.takes(parameter.type, value.typeName)
    }

    /// Choices that are functions as well (`dice` and "dice" are the same loss), and functions beside the called one that
    /// are found by the parameter's type: `film` by modulation.
    private func functions(for parameter: Parameter, of call: CallPlace) -> [String] {
        let choices = if case .choices(let names) = parameter.completion { names } else { [String]() }
        let room = calledName(call.callee).flatMap(scope.entry)?.room
        return scope.entries.filter { entry in
            entry.kind == .function
                && (choices.contains(entry.name) || (entry.room == room && entry.keywords.contains(parameter.type)))
        }.map(\.name)
    }

    private func literals(for parameter: Parameter) -> [String] {
        if parameter.type == "boolean" { return ["false", "true"] }
        return parameter.default == Literal.none ? ["none"] : []
    }
}
