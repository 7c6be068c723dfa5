/// Fits the arguments of a call to the parameters of what is called.
enum ArgumentBinder {
    /// A named argument: where its value and its name stand.
    struct Named {
        let name: String
        let value: Value
        var span: Span?
        var nameSpan: Span?
    }

    static func bind(
        _ signature: Signature, positional: [Value], positionalSpans: [Span] = [],
        named: [Named], callSpan: Span? = nil
    ) throws -> Arguments {
        let parameters = signature.parameters
        var values = [Value?](repeating: nil, count: parameters.count)
        var spans = [Span?](repeating: nil, count: parameters.count)
        var next = 0
        for (index, value) in positional.enumerated() {
            let span = index < positionalSpans.count ? positionalSpans[index] : callSpan
            guard next < parameters.count else {
                throw tooMany(signature, given: positional.count, span)
            }
            if parameters[next].isVariadic {
                values[next] = .list(Array(positional[index...]))
                spans[next] = span
                break
            }
            values[next] = value
            spans[next] = span
            next += 1
        }
        for argument in named {
            let value = argument.value
            guard let position = parameters.firstIndex(where: { $0.name == argument.name }) else {
                throw unknown(argument.name, signature, argument.nameSpan ?? callSpan)
            }
            guard values[position] == nil else {
                throw twice(argument.name, signature, argument.nameSpan ?? callSpan)
            }
            if parameters[position].isVariadic, case .list = value {
                values[position] = value
            } else {
                values[position] = parameters[position].isVariadic ? .list([value]) : value
            }
            spans[position] = argument.span ?? callSpan
        }
        var missing: [String] = []
        var bound: [Value] = []
        bound.reserveCapacity(parameters.count)
        for (position, parameter) in parameters.enumerated() {
            if let value = values[position] ?? parameter.defaultValue {
                bound.append(value)
            } else if parameter.isVariadic {
                bound.append(.list(List()))
            } else {
                missing.append(parameter.name)
            }
        }
        guard missing.isEmpty else { throw Self.missing(missing, signature, callSpan) }
        return Arguments(signature: signature, values: bound, spans: spans)
    }

    /// What can be known to be wrong with a call before it is made.
    static func mistake(in call: CallSyntax, signature: Signature) -> ScriptError? {
        let parameters = signature.parameters
        var given: Set<String> = []
        var count = 0
        var hasSpread = false
        for argument in call.arguments {
            if let name = argument.name {
                guard parameters.contains(where: { $0.name == name.name }) else {
                    return unknown(name.name, signature, name.span)
                }
                if !given.insert(name.name).inserted { return twice(name.name, signature, name.span) }
            } else if argument.isSpread {
                hasSpread = true
            } else {
                count += 1
                if !hasSpread, count > parameters.count, parameters.last?.isVariadic != true {
                    let total = call.arguments.filter { $0.name == nil }.count
                    return tooMany(signature, given: total, argument.value.span)
                }
            }
        }
        guard !hasSpread else { return nil }
        for parameter in parameters.prefix(count) where !parameter.isVariadic && given.contains(parameter.name) {
            let span = call.arguments.first { $0.name?.name == parameter.name }?.name?.span
            return twice(parameter.name, signature, span)
        }
        let missing = parameters.dropFirst(count).filter {
            $0.defaultValue == nil && !$0.isVariadic && !given.contains($0.name)
        }
        return missing.isEmpty ? nil : Self.missing(missing.map(\.name), signature, call.span)
    }

    // MARK: messages

    private static func unknown(_ name: String, _ signature: Signature, _ span: Span?) -> ScriptError {
        let names = signature.parameters.map(\.name)
        var notes: [String] = []
        if let near = NearestName.to(name, among: names) { notes.append("did you mean `\(near)`?") }
        notes.append(names.isEmpty ? "it takes no arguments" : "it is \(signature.text)")
        return ScriptError("name", "\(signature.name) has no argument `\(name)`", notes: notes, span: span)
    }

    private static func twice(_ name: String, _ signature: Signature, _ span: Span?) -> ScriptError {
        ScriptError(
            "type", "\(signature.name) is given `\(name)` twice", notes: ["it is \(signature.text)"], span: span)
    }

    private static func tooMany(_ signature: Signature, given: Int, _ span: Span?) -> ScriptError {
        let count = signature.parameters.count
        let takes = count == 0 ? "no arguments" : count == 1 ? "1 argument" : "\(count) arguments"
        return ScriptError(
            "type", "\(signature.name) takes \(takes), \(given) \(given == 1 ? "is" : "are") given",
            notes: ["it is \(signature.text)"],
            span: span)
    }

    private static func missing(_ names: [String], _ signature: Signature, _ span: Span?) -> ScriptError {
        let list = names.map { "`\($0)`" }.joined(separator: " and ")
        return ScriptError("type", "\(signature.name) needs \(list)", notes: ["it is \(signature.text)"], span: span)
    }
}

extension Signature {
    /// Of a function that has not been made yet: its defaults are known as they were written.
    init(_ function: FunctionSyntax) {
        self.init(
            function.name,
            function.parameters.map { parameter in
                Parameter(
                    parameter.name.name, default: parameter.defaultValue.map { _ in .none },
                    defaultText: parameter.defaultValue?.span.text, isVariadic: parameter.isVariadic)
            })
    }

    /// As it would be written: "blend(a, b, share: 0.5)".
    public var text: String {
        let list = parameters.map { parameter in
            if parameter.isVariadic { return parameter.name + "..." }
            let value = parameter.defaultText ?? parameter.defaultValue?.summary
            return parameter.name + (value.map { ": \($0)" } ?? "")
        }
        return "\(name)(\(list.joined(separator: ", ")))"
    }
}
