import Foundations

/// An axis of an image by its letter.
public enum SpatialAxis: String, NamedChoice {
    case x, y, z

    public static let noun = "axis"

    /// The place of the axis among those of space.
    public var index: Int {
        switch self {
        case .x: 0
        case .y: 1
        case .z: 2
        }
    }
}
