import Volumes

/// What a change must know of an image before it is drawn.
public struct Frame: Sendable, Equatable {
    /// Voxels along each axis of space.
    public let size: [Int]
    /// mm a voxel along each of them.
    public let spacing: [Double]
    /// "RAS", or two letters for a slice; nil where nobody said how the image lies.
    public let orientation: String?

    public init(size: [Int], spacing: [Double]? = nil, orientation: String? = nil) {
        self.size = size
        self.spacing = spacing ?? size.map { _ in 1 }
        self.orientation = orientation
    }

    public init(_ image: some Image) {
        self.init(size: image.size, spacing: image.spacing, orientation: image.knownOrientation)
    }
}
