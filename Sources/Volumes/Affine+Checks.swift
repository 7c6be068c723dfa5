import Foundations
import Space

extension Affine {
    /// Throws `Problem` unless `rows` is 4 × 4 (or 3 × 4), finite and invertible.
    public init(rows: [[Double]]) throws {
        guard rows.count == 3 || rows.count == 4, rows.allSatisfy({ $0.count == 4 }) else {
            throw Problem(
                .shape, "an affine is 4 × 4, this is \(rows.count) × \(rows.first?.count ?? 0)",
                remedy: "give four rows of four numbers", argument: "affine")
        }
        guard rows.joined().allSatisfy(\.isFinite) else {
            throw Problem(.value, "the affine holds a number that is not finite: \(rows)", argument: "affine")
        }
        if rows.count == 4, rows[3] != [0, 0, 0, 1] {
            throw Problem(.value, "the last row of an affine is 0 0 0 1, this one's is \(rows[3])", argument: "affine")
        }
        self.init(unchecked: Array(rows[0..<3]) + [[0, 0, 0, 1]])
        guard abs(relativeDeterminant) > 1e-9 else {
            throw Problem(
                .value, "the affine maps space onto a plane or less: \(rows)",
                remedy: "its first three columns must be independent", argument: "affine")
        }
    }
}
