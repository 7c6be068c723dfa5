import Foundations
import Labels
import Tensors

/// A kind of random change: it draws its parameters, and what was drawn is then applied without any chance.
public protocol Transform: Sendable {
    /// What to do to one image. Throws `Problem` where the kind does not suit it.
    func draw(for frame: Frame, stream: inout RandomStream) throws -> any DrawnTransform
    /// Whether what is drawn can be undone, so that `tta` takes it.
    var isInvertible: Bool { get }
}

/// A change whose parameters are fixed: applying it twice gives the same. Its description records it.
public protocol DrawnTransform: Sendable, CustomStringConvertible {
    /// Changes a tensor whose spatial axes begin after `leading` others ([regions, x, y, …]: 1).
    func apply(_ tensor: Tensor, leading: Int) throws -> Tensor
    /// For each voxel of the result the one whose label it takes, as integers of the result's shape; nil where every voxel
    /// stays in its place.
    func places(size: [Int]) throws -> Tensor?
    /// Puts what this change moved back in its place; a change of intensities moves nothing. Nil where that cannot be done
    /// exactly.
    var undoing: (any DrawnTransform)? { get }
}

/// A change that can be taken back exactly: what moves voxels and loses none.
public protocol InvertibleTransform: DrawnTransform {
    var inverse: any InvertibleTransform { get }
}

extension DrawnTransform {
    /// The same change to what is known of the image: every voxel takes the set of the voxel nearest to where it comes from.
    public func apply(_ annotation: Annotation) throws -> Annotation {
        guard let places = try places(size: annotation.shape) else { return annotation }
        // Image and annotation are changed within their grid, which stays where it is.
        let grid = places.shape == annotation.shape ? annotation.grid : nil
        return try annotation.gathered(places.integers, shape: places.shape, grid: grid)
    }
}

extension InvertibleTransform {
    public var undoing: (any DrawnTransform)? { inverse }

    public func places(size: [Int]) throws -> Tensor? {
        try apply(Tensor(integers: Array(0..<size.reduce(1, *)), shape: size), leading: 0)
    }
}
