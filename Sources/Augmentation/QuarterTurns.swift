import Catalogue
import Foundations
import Tensors

/// A rotation by a multiple of 90° in one plane, all equally likely; where the two axes differ in length only 0° and
/// 180°, so that the size of the image stays.
public struct QuarterTurns: InvertibleKind {
    public init() {}

    public func drawInvertible(size: [Int], stream: inout RandomStream) -> any InvertibleTransform {
        let planes = size.indices.flatMap { first in ((first + 1)..<size.count).map { (first, $0) } }
        guard !planes.isEmpty else { return QuarterTurn(times: 0, first: 0, second: 1) }
        let (first, second) = planes[stream.integer(below: planes.count)]
        let draw = stream.integer(below: 4)
        return QuarterTurn(times: size[first] == size[second] ? draw : draw & 2, first: first, second: second)
    }

    public static let entry = Entry(
        "random_turns", room: "augmentation", [], result: "transform",
        summary: "Rotates by a multiple of 90° in one plane; by 0° or 180° where its axes differ in length.",
        examples: [augmentExample("random_turns()")], keywords: ["rotation", "rot90", "augmentation"])
}

/// A rotation by `times` · 90° from one axis of space towards another.
public struct QuarterTurn: InvertibleTransform, Equatable {
    public let times: Int
    public let first: Int
    public let second: Int

    public init(times: Int, first: Int, second: Int) {
        self.times = ((times % 4) + 4) % 4
        self.first = first
        self.second = second
    }

    public func apply(_ tensor: Tensor, leading: Int) throws -> Tensor {
        times == 0 ? tensor : try tensor.rotated90(times, axes: (first + leading, second + leading))
    }

    public var inverse: any InvertibleTransform { QuarterTurn(times: -times, first: first, second: second) }

    public var description: String { times == 0 ? "no turn" : "turn \(90 * times)° in [\(first), \(second)]" }
}
