import Catalogue
import Foundation
import Foundations
import Tensors

/// Multiplies an image by a smooth field, as coils that are nearer to one side do.
public struct RandomBias: Transform {
    /// The largest standard deviation of the field's logarithm.
    public let strength: Double
    /// How many of the images are changed.
    public let share: Double

    public init(strength: Double = 1, share: Double = 0.95) throws {
        try Strength.require(strength, named: "strength", below: 20)
        try Strength.require(share: share)
        self.strength = strength
        self.share = share
    }

    public var isInvertible: Bool { true }

    public func draw(for frame: Frame, stream: inout RandomStream) -> any DrawnTransform {
        let isChanged = stream.uniform() < share
        let bias = Bias(
            deviation: strength * stream.uniform(), grid: CoarseField.grid(of: frame.size, share: 0.03),
            stream: stream.split(Int(stream.nextBits())))
        return isChanged ? bias : Unchanged()
    }

    public static let entry = Entry(
        "random_bias", room: "augmentation",
        [
            Parameter(
                "strength", "number", default: 1, "largest standard deviation of the field's logarithm, below 20"),
            Parameter("share", "number", default: 0.95, "of the images that are changed"),
        ],
        result: "transform", summary: "Multiplies each channel by a smooth random field.",
        formula: "x · exp(b), b linear between normal numbers at 0.03 of the size, their s.d. from U(0, strength)",
        source: "Billot et al. (CoNeMOS), MIDL 2024",
        examples: [augmentExample("random_bias(0.3)")], keywords: ["bias field", "inhomogeneity", "augmentation"])
}

/// One field for each channel, drawn from its stream.
struct Bias: IntensityChange {
    let deviation: Double
    /// Points of the coarse field along each axis.
    let grid: [Int]
    let stream: RandomStream

    var rank: Int { grid.count }

    func change(_ values: inout [Float], size: [Int], number: Int) throws {
        var stream = stream.split(number)
        let coarse = (0..<grid.reduce(1, *)).map { _ in Float(deviation * stream.normal()) }
        let field = CoarseField.stretched(coarse, from: grid, to: size)
        for voxel in values.indices { values[voxel] *= Foundation.exp(field[voxel]) }
    }

    var description: String { "bias of s.d. \(deviation)" }
}
