import Foundations

/// What `tta` draws where nothing is asked for: flips along all axes but the one from left to right. Of an image of which
/// nobody said how it lies flips along all axes, and turns between those of equal spacing.
public struct Symmetries: Transform {
    public init() {}

    public var isInvertible: Bool { true }

    public func draw(for frame: Frame, stream: inout RandomStream) throws -> any DrawnTransform {
        var kinds: [any Transform] = [Flips()]
        let places = frame.size.indices
        let hasPlane = places.contains { one in
            places.contains { other in one < other && QuarterTurns.suits(frame, one, other) }
        }
        if frame.orientation == nil, hasPlane { kinds.append(QuarterTurns.any) }
        return try Chain(kinds).draw(for: frame, stream: &stream)
    }
}
