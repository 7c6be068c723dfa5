import Catalogue
import Foundations

/// For which annotations a loss obeys the axiom of label sets: predictions that agree after Φ(·; g) have equal loss, so that
/// moving probability inside an annotated set changes nothing. (Fidon et al., MICCAI 2021)
public enum AxiomScope: String, NamedChoice, Comparable {
    public static let noun = "scope"

    /// It takes full labels only, where there is nothing to move.
    case full
    /// Where labels are only missing: no leaf of a set of several is annotated by itself elsewhere in the sample.
    case missing
    /// Any sets.
    case any

    public static func < (left: AxiomScope, right: AxiomScope) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .full: 0
        case .missing: 1
        case .any: 2
        }
    }

    /// What a loss's catalogue entry says.
    public var fact: Fact {
        switch self {
        case .full: Fact("Axiom", "takes full labels only, where there is nothing to move inside a set")
        case .missing:
            Fact(
                "Axiom",
                "obeyed where labels are only missing; not where a leaf of an annotated set is annotated by itself as well"
            )
        case .any: Fact("Axiom", "obeyed for any sets: moving probability inside an annotated set changes nothing")
        }
    }
}
