import Catalogue
import Foundations
import Tensors

/// Brings each channel between 0 and 1; draws nothing.
public struct RangeRescaling: Transform {
    public init() {}

    public var isInvertible: Bool { true }

    public func draw(for frame: Frame, stream: inout RandomStream) -> any DrawnTransform {
        LinearRescaling(rank: frame.size.count, name: "rescaled to 0…1") { values in
            guard let least = values.min(), let most = values.max() else { return nil }
            return (least, most)
        }
    }

    public static let entry = Entry(
        "rescale_range", room: "augmentation", [], result: "transform",
        summary: "Brings each channel of an image linearly between 0 and 1.", formula: "(x − min) / (max − min)",
        source: "Billot et al. (CoNeMOS), MIDL 2024",
        examples: [augmentExample("rescale_range()")], keywords: ["normalize", "min-max", "augmentation"])
}

/// Each channel linearly, so that one number found in it becomes 0 and another 1; a channel without a range becomes 0.
struct LinearRescaling: IntensityChange {
    let rank: Int
    let name: String
    let ends: @Sendable ([Float]) -> (zero: Float, one: Float)?

    init(rank: Int, name: String, ends: @escaping @Sendable ([Float]) -> (zero: Float, one: Float)?) {
        self.rank = rank
        self.name = name
        self.ends = ends
    }

    func change(_ values: inout [Float], size: [Int], number: Int) throws {
        guard let (zero, one) = ends(values) else { return }
        let range = one > zero ? one - zero : 1
        for voxel in values.indices { values[voxel] = (values[voxel] - zero) / range }
    }

    var description: String { name }
}
