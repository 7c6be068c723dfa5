import Catalogue
import Foundations

/// Random affine changes, composed with a warp that folds nothing.
public struct RandomDeformation: Transform {
    /// Factors come from 1 − scale to 1 + scale.
    public let scale: Double
    /// Degrees: from −rotation to rotation.
    public let rotation: Double
    public let shear: Double
    /// Voxels.
    public let translation: Double
    /// The largest standard deviation of the velocities, voxels.
    public let warp: Double
    /// How many of the images are changed.
    public let share: Double

    public init(
        scale: Double = 0.2, rotation: Double = 180, shear: Double = 0.012, translation: Double = 10, warp: Double = 4,
        share: Double = 0.95
    ) throws {
        try Strength.require(scale, named: "scale", below: 1)
        try Strength.require(rotation, named: "rotation")
        try Strength.require(shear, named: "shear", below: 1)
        try Strength.require(translation, named: "translation")
        try Strength.require(warp, named: "warp")
        try Strength.require(share: share)
        self.scale = scale
        self.rotation = rotation
        self.shear = shear
        self.translation = translation
        self.warp = warp
        self.share = share
    }

    public var isInvertible: Bool { false }

    public func draw(for frame: Frame, stream: inout RandomStream) -> any DrawnTransform {
        func numbers(_ count: Int, _ most: Double) -> [Double] {
            (0..<count).map { _ in most * (2 * stream.uniform() - 1) }
        }
        let size = frame.size
        let rank = size.count
        let isChanged = stream.uniform() < share
        let factors = numbers(rank, scale).map { 1 + $0 }
        let angles = numbers(rank * (rank - 1) / 2, rotation)
        let shears = numbers(rank * (rank - 1), shear)
        let shift = numbers(rank, translation)
        let deviation = warp * stream.uniform()
        guard isChanged else { return Unchanged() }
        return Deformation(
            scale: factors, rotation: angles, shear: shears, translation: shift,
            velocity: deviation > 0 ? .draw(size: size, deviation: deviation, stream: &stream) : nil)
    }

    public static let entry = Entry(
        "random_deformation", room: "augmentation",
        [
            Parameter(
                "scale", "number", default: 0.2, "factors from 1 − scale to 1 + scale, one for each axis; below 1"),
            Parameter("rotation", "number", default: 180, unit: "degrees", "up to so many, either way"),
            Parameter("shear", "number", default: 0.012, "up to so much, either way; below 1"),
            Parameter("translation", "number", default: 10, unit: "voxels", "up to so many along each axis"),
            Parameter("warp", "number", default: 4, unit: "voxels", "largest s.d. of the velocities; 0: no warp"),
            Parameter("share", "number", default: 0.95, "of the images that are changed"),
        ],
        result: "transform", summary: "Scales, rotates, shears, translates and warps an image.",
        formula:
            "y(u) = x(c + R H S (φ(u) − c) + t); φ: the flow of a stationary velocity field, normal numbers at 0.05 of the "
            + "size, their s.d. from U(0, warp), by scaling and squaring at half the size",
        source: "Billot et al. (CoNeMOS), MIDL 2024; Arsigny et al., MICCAI 2006",
        examples: [augmentExample("random_deformation(rotation: 20, translation: 1)")],
        keywords: ["affine", "elastic", "diffeomorphic", "zoom", "shift", "augmentation"],
        details:
            "All uniform, in voxels whatever their size in mm. Images are linear between voxels, labels are the nearest "
            + "voxel's; beyond the border lies what is at the border, in image and labels alike.")
}
