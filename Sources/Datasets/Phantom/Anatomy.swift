import Foundations
import Labels

/// A kind of phantom: how one case of it is painted.
protocol Anatomy: Sendable {
    /// Millimetres from one side of the image to the other.
    static var extent: Double { get }
    /// The intensity that stays where a contrast turns light into dark.
    static var middle: Double { get }
    /// Prepares what all cases share.
    init(_ hierarchy: Hierarchy, rank: Int)
    /// Paints one case, all but the scanner's part.
    func paint(on canvas: inout Canvas, stream: inout RandomStream)
}

func clamped(_ value: Double, _ range: ClosedRange<Double>) -> Double {
    min(max(value, range.lowerBound), range.upperBound)
}
