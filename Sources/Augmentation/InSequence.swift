import Foundations
import Tensors

/// Several kinds of change, one after the other.
public struct InSequence: InvertibleKind {
    public let kinds: [any InvertibleKind]

    public init(_ kinds: [any InvertibleKind]) { self.kinds = kinds }

    /// Flips and quarter turns: every way an image can lie in its box.
    public static let symmetries = InSequence([Flips(), QuarterTurns()])

    /// Each kind is drawn for the image's own size: none of those that can be taken back exactly changes it.
    public func drawInvertible(size: [Int], stream: inout RandomStream) -> any InvertibleTransform {
        DrawnSequence(steps: kinds.map { $0.drawInvertible(size: size, stream: &stream) })
    }
}

/// Several fixed changes; taken back in reverse order.
public struct DrawnSequence: InvertibleTransform {
    public let steps: [any InvertibleTransform]

    public init(steps: [any InvertibleTransform]) { self.steps = steps }

    public func apply(_ tensor: Tensor, leading: Int) throws -> Tensor {
        try steps.reduce(tensor) { try $1.apply($0, leading: leading) }
    }

    public var inverse: any InvertibleTransform { DrawnSequence(steps: steps.reversed().map(\.inverse)) }

    public var description: String { steps.map(\.description).joined(separator: ", ") }
}
