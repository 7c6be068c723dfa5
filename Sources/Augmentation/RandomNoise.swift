import Catalogue
import Foundations
import Tensors

/// Adds normal noise.
public struct RandomNoise: Transform {
    /// The largest standard deviation.
    public let deviation: Double
    /// How many of the images are changed.
    public let share: Double

    public init(deviation: Double = 0.01, share: Double = 0.9) throws {
        try Strength.require(deviation, named: "deviation")
        try Strength.require(share: share)
        self.deviation = deviation
        self.share = share
    }

    public var isInvertible: Bool { true }

    public func draw(for frame: Frame, stream: inout RandomStream) -> any DrawnTransform {
        let isChanged = stream.uniform() < share
        let noise = Noise(
            deviation: deviation * stream.uniform(), rank: frame.size.count,
            stream: stream.split(Int(stream.nextBits())))
        return isChanged ? noise : Unchanged()
    }

    public static let entry = Entry(
        "random_noise", room: "augmentation",
        [
            Parameter("deviation", "number", default: 0.01, "largest standard deviation"),
            Parameter("share", "number", default: 0.9, "of the images that are changed"),
        ],
        result: "transform", summary: "Adds normal noise, its standard deviation drawn for each image.",
        formula: "x + n, n normal, its s.d. from U(0, deviation)", source: "Billot et al. (CoNeMOS), MIDL 2024",
        examples: [augmentExample("random_noise()")], keywords: ["gaussian", "augmentation"])
}

/// Noise of one standard deviation, drawn from its stream.
struct Noise: IntensityChange {
    let deviation: Double
    let rank: Int
    let stream: RandomStream

    func change(_ values: inout [Float], size: [Int], number: Int) throws {
        guard deviation > 0 else { return }
        var stream = stream.split(number)
        let noise = try Tensor.randomNormal([values.count], deviation: deviation, stream: &stream)
        noise.withFloats { for voxel in values.indices { values[voxel] += $0[voxel] } }
    }

    var description: String { "noise of s.d. \(deviation)" }
}
