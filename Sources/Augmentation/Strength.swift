import Foundations

/// Checks of the numbers that say how strong a change is.
enum Strength {
    static func require(_ value: Double, named name: String, below limit: Double = 1e6) throws {
        guard value >= 0, value < limit else {
            throw Problem(
                .value, "\(name) must be at least 0 and below \(text(limit)), found \(text(value))", argument: name)
        }
    }

    /// Whole numbers without their ".0".
    static func text(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? "\(number)" }

    static func require(share: Double) throws {
        guard share >= 0, share <= 1 else {
            throw Problem(
                .value, "share must be between 0 and 1, found \(share)",
                remedy: "it says how many of the images are changed", argument: "share")
        }
    }
}
