import Builtins
import Catalogue
import Foundations
import Language

/// What TAB offers at a place in a line. Nothing is ever run.
struct Completer {
    let scope: any CompletionScope

    func complete(_ before: String, _ after: String = "") -> Completion {
        if before.split(separator: "\n", omittingEmptySubsequences: false).last?.allSatisfy({ $0 == " " }) ?? true {
            return .insert(String(repeating: " ", count: Continuation.step), replacing: 0)
        }
        let place = CompletionPlace(before: before)
        let closing = after.hasPrefix("\"") ? "" : "\""
        switch place.kind {
        case .nothing, .string: return .nothing
        case .statement: return names(place.word, Keywords.all)
        case .name: return names(place.word, Keywords.inExpressions)
        case .member(let path): return Completion(members(path), typed: place.word)
        case .memberOfLiteral(let type):
            return Completion(functions(taking: type).map { Candidate(name: $0) }, typed: place.word)
        case .argument(let call): return argument(call, place.word)
        case .argumentValue(let call): return value(call, place.word)
        case .argumentString(let call): return text(completion(call), place.word, closing)
        case .key(let path):
            let keys = keys(path).filter { !$0.contains("\"") && !$0.contains("\\") }
            return Completion(keys.map { Candidate(name: $0, ending: closing) }, typed: place.word)
        case .module: return Completion(scope.moduleNames.map { Candidate(name: $0) }, typed: place.word)
        case .words(let head): return words(head, place.word)
        }
    }

    // MARK: names

    /// Where nothing is typed yet only the session's own names, which are few.
    func names(_ word: String, _ keywords: [String]) -> Completion {
        let own = scope.variables.map(\.name).filter { !$0.hasPrefix("_") || word.hasPrefix("_") }
        let all = word.isEmpty ? own : own + scope.callableNames + keywords
        return Completion(all.map { Candidate(name: $0) }, typed: word)
    }

    /// Names of arguments and variables come before the many functions.
    private func argument(_ call: CallPlace, _ word: String) -> Completion {
        let arguments = parameters(call)
            .filter { !call.given.contains($0.name) && !$0.isVariadic }
            .map { Candidate(name: $0.name, ending: ": ") }
        guard arguments.contains(where: { $0.name.hasPrefix(word) }) else {
            return names(word, Keywords.inExpressions)
        }
        let own = word.isEmpty ? [] : scope.variables.map { Candidate(name: $0.name) }
        return Completion(arguments + own, typed: word)
    }

    /// What a call takes from the cursor's argument on, those given by position left out.
    private func parameters(_ call: CallPlace) -> [Signature.Parameter] {
        let signature = signature(call.callee)
        return Array((signature?.parameters ?? []).dropFirst(call.position + (isMethod(call.callee) ? 1 : 0)))
    }

    private func signature(_ path: ValuePath) -> Signature? {
        if case .function(let function)? = scope.value(path) { return function.signature }
        guard let name = calledName(path), let entry = scope.entry(name) else { return nil }
        return Signature(
            name, entry.parameters.map { Signature.Parameter($0.name, isVariadic: $0.isVariadic) })
    }

    /// The function that a call names: `f` in `f(x)` and in `x.f(y)`.
    func calledName(_ path: ValuePath) -> String? {
        if path.steps.isEmpty { return scope.variable(path.name) == nil ? path.name : nil }
        if case .member(let name)? = path.steps.last { return name }
        return nil
    }

    /// Whether the value before the point is the first argument.
    private func isMethod(_ path: ValuePath) -> Bool { !path.steps.isEmpty && scope.value(path) == nil }

    // MARK: strings

    private func completion(_ call: CallPlace) -> Parameter.Completion? { parameter(call)?.completion }

    /// The parameter that the cursor's argument is for.
    func parameter(_ call: CallPlace) -> Parameter? {
        let function: Entry?
        if case .function(let value as BuiltinFunction)? = scope.value(call.callee) {
            function = value.entry
        } else {
            function = calledName(call.callee).flatMap(scope.entry)
        }
        guard let parameters = function?.parameters, !parameters.isEmpty else { return nil }
        if let name = call.name { return parameters.first { $0.name == name } }
        let position = call.position + (isMethod(call.callee) ? 1 : 0)
        if position < parameters.count { return parameters[position] }
        return parameters.last.flatMap { $0.isVariadic ? $0 : nil }
    }

    private func text(_ kind: Parameter.Completion?, _ word: String, _ closing: String) -> Completion {
        let names: [String]
        switch kind {
        case .files(let extensions): return FileNames(extensions).complete(word, ending: closing)
        case .regions: names = regions
        case .choices(let choices): names = choices
        case .modules: names = scope.moduleNames
        case .topics: names = topics
        case nil: return word.contains("/") ? FileNames([]).complete(word, ending: closing) : .nothing
        }
        return Completion(names.map { Candidate(name: $0, ending: closing) }, typed: word)
    }

    private var topics: [String] { scope.entries.map(\.name) + Set(scope.entries.map(\.room)) + scope.moduleNames }

    private func words(_ head: String, _ word: String) -> Completion {
        switch head {
        case "help":
            return Completion((topics + scope.variables.map(\.name)).map { Candidate(name: $0) }, typed: word)
        case "who", "edit":
            return Completion(scope.variables.map { Candidate(name: $0.name) }, typed: word)
        case "cd": return FileNames(nil).complete(word, ending: "")
        case "ls": return FileNames([]).complete(word, ending: "")
        default: return .nothing
        }
    }
}

/// The words of the language, as they can begin something.
enum Keywords {
    static let inExpressions = ["and", "else", "false", "if", "in", "none", "not", "or", "true", "try"]
    static let all =
        inExpressions + ["break", "catch", "continue", "def", "for", "layer", "return", "use", "while"]
}
