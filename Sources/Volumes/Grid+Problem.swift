import Foundations
import Space

extension Grid {
    /// Throws `Problem(.shape)` that says in what they differ, unless both grids are one. What has no grid goes with
    /// everything.
    ///
    /// - Parameter names: what stands on each, for the message: "the image", "the label map".
    public static func requireOne(
        _ first: Grid?, _ second: Grid?, of names: (String, String), argument: String? = nil
    ) throws {
        guard let first, let second, let mismatch = first.mismatch(with: second) else { return }
        throw Problem(
            .shape, mismatch.description(of: names.0, and: names.1), remedy: mismatch.remedy, argument: argument)
    }
}
