import Foundations

/// Checks of the numbers that say how strong a change is.
enum Strength {
    static func require(_ value: Double, named name: String, below limit: Double = 1e6) throws {
        guard value >= 0, value < limit else {
            let range = limit == 1e6 ? "0 or positive" : "at least 0 and below \(limit)"
            throw Problem(.value, "\(name) must be \(range), found \(value)", argument: name)
        }
    }

    static func require(share: Double) throws {
        guard share >= 0, share <= 1 else {
            throw Problem(
                .value, "share must be between 0 and 1, found \(share)",
                remedy: "it says how many of the images are changed", argument: "share")
        }
    }
}
