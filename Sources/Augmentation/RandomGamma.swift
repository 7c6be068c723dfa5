import Catalogue
import Foundation
import Foundations
import Tensors

/// Raises intensities to a random power, which changes contrast and leaves 0 and 1 where they are.
public struct RandomGamma: Transform {
    /// Standard deviation of the power's logarithm.
    public let deviation: Double

    public init(deviation: Double = 0.4) throws {
        try Strength.require(deviation, named: "deviation", below: 20)
        self.deviation = deviation
    }

    public var isInvertible: Bool { true }

    public func draw(for frame: Frame, stream: inout RandomStream) -> any DrawnTransform {
        Gamma(power: Foundation.exp(deviation * stream.normal()), rank: frame.size.count)
    }

    public static let entry = Entry(
        "random_gamma", room: "augmentation",
        [Parameter("deviation", "number", default: 0.4, "standard deviation of the power's logarithm, below 20")],
        result: "transform", summary: "Raises intensities, which lie between 0 and 1, to a random power.",
        formula: "x^exp(n), n normal with s.d. deviation", source: "Billot et al. (CoNeMOS), MIDL 2024",
        examples: [augmentExample("random_gamma()")], keywords: ["contrast", "power", "augmentation"],
        details: "Images with values below 0 are an error; rescale_range() in front of it brings them between 0 and 1.")
}

/// One power.
struct Gamma: IntensityChange {
    let power: Double
    let rank: Int

    func change(_ values: inout [Float], size: [Int], number: Int) throws {
        if power == 1 { return }
        let least = values.min() ?? 0
        guard !(least < 0) else {
            throw Problem(
                .numeric, "random_gamma takes intensities from 0 up, and finds \(least)",
                remedy: "put rescale_range() in front of it", argument: "transforms")
        }
        let power = Float(power)
        for voxel in values.indices { values[voxel] = Foundation.pow(values[voxel], power) }
    }

    var description: String { "power \(power)" }
}
