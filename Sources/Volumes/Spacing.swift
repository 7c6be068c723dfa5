import Foundations

/// Sizes of voxels in mm.
public enum Spacing {
    /// From a micrometre's thousandth to a kilometre: beyond, affines lose their digits.
    static let allowed = 1e-6...1e6

    /// Throws `Problem` unless there is one size for each axis, each of them possible.
    public static func require(_ spacing: [Double], rank: Int, argument: String = "spacing") throws {
        guard spacing.count == rank else {
            throw Problem(
                .value, "\(spacing.count) voxel sizes were given for an image of \(rank) axes",
                remedy: "give one number, or one for each axis", argument: argument)
        }
        guard let odd = spacing.first(where: { !allowed.contains($0) }) else { return }
        throw Problem(
            .value, "a voxel cannot be \(odd) mm long",
            remedy: "sizes from 0.000001 to 1000000 mm are possible",
            argument: argument)
    }
}
