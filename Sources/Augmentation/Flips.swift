import Catalogue
import Foundations
import Tensors

/// Reversal along each axis of space, with probability 1/2 each.
public struct Flips: InvertibleKind {
    public init() {}

    public func drawInvertible(size: [Int], stream: inout RandomStream) -> any InvertibleTransform {
        Flip(axes: size.indices.filter { _ in stream.nextBits() & 1 == 1 })
    }

    public static let entry = Entry(
        "random_flips", room: "augmentation", [], result: "transform",
        summary: "Reverses each axis of space with probability 1/2.",
        examples: [augmentExample("random_flips()")], keywords: ["mirror", "flip", "augmentation"])
}

/// Reversal along some axes of space; its own inverse.
public struct Flip: InvertibleTransform, Equatable {
    public let axes: [Int]

    public init(axes: [Int]) { self.axes = axes }

    public func apply(_ tensor: Tensor, leading: Int) throws -> Tensor {
        axes.isEmpty ? tensor : try tensor.flipped(axes.map { $0 + leading })
    }

    public var inverse: any InvertibleTransform { self }

    public var description: String { axes.isEmpty ? "no flip" : "flip \(axes)" }
}
