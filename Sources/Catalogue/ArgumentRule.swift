/// What holds between the arguments of one capability. A call that breaks one is an error, since it would have to leave
/// out something that was asked for; from the same rules come lines of `help` and of the reference.
public enum ArgumentRule: Sendable, Equatable {
    /// At most one of these is given.
    case oneOf([String])
    /// The first has an effect only where the second is given.
    case needs(String, with: String)
    /// The first has an effect only where the second is one of these.
    case only(String, with: String, being: [Literal])

    /// As help tells it: "`spacing` and `like` exclude each other."
    public var sentence: String {
        switch self {
        case .oneOf(let names): "\(Self.list(names, "and")) exclude each other."
        case .needs(let name, let other): "`\(name)` has an effect only with `\(other)`."
        case .only(let name, let other, let values):
            "`\(name)` has an effect only with \(Self.choices(other, values))."
        }
    }

    /// The names that it speaks of.
    public var names: [String] {
        switch self {
        case .oneOf(let names): names
        case .needs(let name, let other), .only(let name, let other, _): [name, other]
        }
    }

    static func list(_ names: [String], _ word: String) -> String {
        let quoted = names.map { "`\($0)`" }
        guard quoted.count > 1, let last = quoted.last else { return quoted.joined() }
        return quoted.dropLast().joined(separator: ", ") + " \(word) " + last
    }

    static func choices(_ name: String, _ values: [Literal]) -> String {
        "`" + values.map { "\(name): \($0)" }.joined(separator: "` or `") + "`"
    }
}

/// A rule that a call breaks, in words for the user.
public struct BrokenRule: Sendable, Equatable {
    public let message: String
    public let remedy: String
    /// The parameter at fault.
    public let argument: String
}

extension Entry {
    /// The first rule that a call breaks; `given` is what was written for a parameter, nil where nothing was.
    ///
    /// `none` is as good as nothing, and so is what a parameter is anyway: to write a default changes nothing.
    public func brokenRule(_ given: (_ parameter: String) -> Literal?) -> BrokenRule? {
        func isGiven(_ name: String) -> Bool {
            guard let literal = given(name), literal != .none else { return false }
            return parameters.first { $0.name == name }?.default?.isSame(as: literal) != true
        }
        func value(_ name: String) -> Literal {
            given(name) ?? parameters.first { $0.name == name }?.default ?? Literal.none
        }
        for rule in rules {
            switch rule {
            case .oneOf(let names):
                let found = names.filter(isGiven)
                guard found.count > 1, let last = found.last else { continue }
                return BrokenRule(
                    message:
                        "\(name) takes \(ArgumentRule.list(found, "or")), not \(found.count == 2 ? "both" : "all")",
                    remedy: found.count == 2 ? "leave out one of them" : "leave out all but one", argument: last)
            case .needs(let parameter, let other):
                guard isGiven(parameter), !isGiven(other) else { continue }
                return BrokenRule(
                    message: "\(name) has no use for `\(parameter)` without `\(other)`",
                    remedy: "give `\(other)` too, or leave out `\(parameter)`", argument: parameter)
            case .only(let parameter, let other, let values):
                let found = value(other)
                guard isGiven(parameter), !values.contains(where: { $0.isSame(as: found) }) else { continue }
                return BrokenRule(
                    message: "\(name) has no use for `\(parameter)` with `\(other): \(found)`",
                    remedy: "give \(ArgumentRule.choices(other, values)), or leave out `\(parameter)`",
                    argument: parameter)
            }
        }
        return nil
    }
}

extension Literal {
    /// Equal, whether an integer or a float is written.
    func isSame(as other: Literal) -> Bool {
        if let a = number, let b = other.number { return a == b }
        return self == other
    }
}
