import Catalogue
import Foundations

/// Reads the options of a loss, and refuses those it does not have.
struct LossOptions {
    private let name: String
    private let given: [String: Literal]

    /// - Throws: `Problem` naming the nearest option for one that is not in `entry`.
    init(_ given: [String: Literal], of entry: Entry) throws {
        name = entry.name
        self.given = given
        let known = entry.parameters.filter { $0.default != nil && $0.name != "mask" }.map(\.name)
        for option in given.keys.sorted() where !known.contains(option) {
            let near = Suggestion.nearest(to: option, among: known).map { "did you mean \($0)?" }
            throw Problem(
                .name, "\(entry.name) has no option \(option)",
                remedy: near ?? "its options are: \(known.joined(separator: ", "))", argument: option)
        }
        if let broken = entry.brokenRule({ given[$0] }) {
            throw Problem(.value, broken.message, remedy: broken.remedy, argument: broken.argument)
        }
    }

    func number(_ option: String, else standard: Double, in range: ClosedRange<Double>) throws -> Double {
        guard let literal = given[option] else { return standard }
        guard let value = literal.number else { throw wrongType(option, "a number", literal) }
        guard range.contains(value) else {
            let bounds =
                range.upperBound.isFinite
                ? "lies between \(range.lowerBound) and \(range.upperBound)" : "is at least \(range.lowerBound)"
            throw Problem(.value, "\(option) of \(name) \(bounds), found \(value)", argument: option)
        }
        return value
    }

    func boolean(_ option: String, else standard: Bool) throws -> Bool {
        switch given[option] {
        case nil: return standard
        case .boolean(let value)?: return value
        case let other?: throw wrongType(option, "true or false", other)
        }
    }

    /// One of a few integers.
    func integer(_ option: String, else standard: Int, among allowed: [Int]) throws -> Int {
        guard let literal = given[option] else { return standard }
        guard let value = literal.number else { throw wrongType(option, "a number", literal) }
        guard let found = allowed.first(where: { Double($0) == value }) else {
            let all = allowed.map(String.init).joined(separator: " or ")
            throw Problem(.value, "\(option) of \(name) is \(all), found \(literal)", argument: option)
        }
        return found
    }

    /// One of the names of a choice.
    func choice<Choice: NamedChoice>(_ option: String, else standard: Choice) throws -> Choice {
        switch given[option] {
        case nil: return standard
        case .string(let text)?: return try Choice(named: text, argument: option)
        case let other?: throw wrongType(option, "a string", other)
        }
    }

    /// Weights of leaves; nil where none are given.
    func classWeights() throws -> ClassWeights? {
        guard let literal = given["weights"], literal != .none else { return nil }
        return try ClassWeights(literal, loss: name)
    }

    func literal(_ option: String) -> Literal? { given[option] }

    func reduction() throws -> Reduction {
        try choice("reduction", else: Reduction.mean)
    }

    private func wrongType(_ option: String, _ expected: String, _ found: Literal) -> Problem {
        Problem(.type, "\(option) of \(name) is \(expected), found \(found)", argument: option)
    }
}
