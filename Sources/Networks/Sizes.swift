import Foundations

/// Checks of sizes that users give, before anything is computed or allocated with them.
enum Sizes {
    /// Refuses sizes that are not positive, or so large that products of a few of them could overflow.
    static func require(_ size: Int, named name: String, atMost limit: Int = 1 << 20) throws {
        guard size >= 1, size <= limit else {
            throw Problem(
                .value, "\(name) must be between 1 and \(limit), found \(size)", argument: name)
        }
    }
}
