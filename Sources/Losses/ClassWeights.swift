import Catalogue
import Foundations
import Labels

/// Weights of leaves, as an option of a loss: a list in the order of the leaves, or a record by their names.
struct ClassWeights: Equatable {
    static let parameter = Parameter(
        "weights", "list of numbers or record", default: Literal.none,
        "of each leaf, background first, or by name (the others 1); a set has the mean of its leaves'")

    private enum Given: Equatable {
        case list([Double])
        case named([(name: String, weight: Double)])

        static func == (left: Given, right: Given) -> Bool { "\(left)" == "\(right)" }
    }

    private let loss: String
    private let given: Given

    /// - Throws: `Problem` for anything but numbers of at least 0.
    init(_ literal: Literal, loss: String) throws {
        self.loss = loss
        switch literal {
        case .list(let values):
            given = .list(try values.enumerated().map { try Self.weight($1, of: "leaf \($0)", loss) })
        case .record(let fields):
            given = .named(try fields.map { ($0.name, try Self.weight($0.value, of: "\"\($0.name)\"", loss)) })
        default:
            throw Problem(
                .type, "weights of \(loss) are a list of numbers or a record by leaf, found \(literal)",
                argument: "weights")
        }
    }

    private static func weight(_ literal: Literal, of leaf: String, _ loss: String) throws -> Double {
        guard let weight = literal.number else {
            throw Problem(
                .type, "the weight of \(leaf) in \(loss) is a number, found \(literal)", argument: "weights")
        }
        guard weight >= 0, weight.isFinite else {
            throw Problem(
                .value, "the weight of \(leaf) in \(loss) is \(weight); weights are not negative",
                remedy: "give 0 or more, for each leaf in the order of h.leaves or by name: {liver: 2}",
                argument: "weights")
        }
        return weight
    }

    /// The weight of every leaf.
    ///
    /// - Throws: `Problem` for a list of another length, and for names that are no leaves.
    func ofLeaves(_ hierarchy: Hierarchy) throws -> [Double] {
        let names = hierarchy.leaves.map(\.name)
        switch given {
        case .list(let weights):
            guard weights.count == names.count else {
                throw Problem(
                    .value,
                    "\(loss) was given \(weights.count) weights for \(names.count) leaves "
                        + hierarchy.describe(hierarchy.everything),
                    remedy: "give one for each, background first", argument: "weights")
            }
            return weights
        case .named(let pairs):
            var weights = [Double](repeating: 1, count: names.count)
            for (name, weight) in pairs {
                guard let place = names.firstIndex(of: name) else {
                    throw Problem.unknown("leaf", name, among: names, argument: "weights")
                }
                weights[place] = weight
            }
            return weights
        }
    }
}

extension [Double] {
    /// The mean weight of a set's leaves: Σ_c w_c Ψ_c.
    func mean(of set: LabelSet) -> Double { set.reduce(0) { $0 + self[$1] } / Double(Swift.max(set.count, 1)) }
}

extension Optional where Wrapped == ClassWeights {
    /// The weight of every leaf; 1 where none were given.
    func ofLeaves(_ hierarchy: Hierarchy) throws -> [Double] {
        try self?.ofLeaves(hierarchy) ?? Array(repeating: 1, count: hierarchy.leaves.count)
    }
}
