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
    }

    func number(_ option: String, else standard: Double, in range: ClosedRange<Double>) throws -> Double {
        let value: Double
        switch given[option] {
        case nil: return standard
        case .integer(let integer)?: value = Double(integer)
        case .float(let float)?: value = float
        case let other?: throw wrongType(option, "a number", other)
        }
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

    func reduction() throws -> Reduction {
        switch given["reduction"] {
        case nil: return .mean
        case .string(let text)?: return try Reduction(named: text)
        case let other?: throw wrongType("reduction", "a string", other)
        }
    }

    private func wrongType(_ option: String, _ expected: String, _ found: Literal) -> Problem {
        Problem(.type, "\(option) of \(name) is \(expected), found \(found)", argument: option)
    }
}
