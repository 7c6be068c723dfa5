import Foundations
import Labels
import Tensors

@testable import Augmentation

/// An image of a size whose voxels all differ.
func counted(_ size: [Int], channels: Int? = nil) throws -> Tensor {
    let shape = size + (channels.map { [$0] } ?? [])
    return try Tensor((0..<shape.reduce(1, *)).map { Float(($0 * 37) % 101) / 100 }, shape: shape)
}

/// All sets of a hierarchy of two leaves at some voxels, a part of them ignored.
func sets(_ size: [Int]) throws -> Annotation {
    let hierarchy = try Hierarchy([.leaf("a", 1), .leaf("b", 2)])
    let labels = (0..<size.reduce(1, *)).map { ($0 * 7) % 4 }
    return try Annotation(labels: labels, shape: size, hierarchy: hierarchy, values: [3: ["a", "b"]])
}

/// One draw of a kind, from a seed.
func drawn(_ kind: any Transform, _ size: [Int], seed: UInt64 = 1) throws -> any DrawnTransform {
    try drawn(kind, Frame(size: size), seed: seed)
}

func drawn(_ kind: any Transform, _ frame: Frame, seed: UInt64 = 1) throws -> any DrawnTransform {
    var stream = RandomStream(seed: seed)
    return try kind.draw(for: frame, stream: &stream)
}

/// All that a kind draws for an image, from many seeds.
func allDrawn(_ kind: any Transform, _ frame: Frame, count: Int = 200) throws -> Set<String> {
    var stream = RandomStream(seed: 2)
    return Set(try (0..<count).map { _ in try kind.draw(for: frame, stream: &stream).description })
}
