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
func drawn(_ kind: any Transform, _ size: [Int], seed: UInt64 = 1) -> any DrawnTransform {
    var stream = RandomStream(seed: seed)
    return kind.draw(size: size, stream: &stream)
}
