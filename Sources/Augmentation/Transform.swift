import Foundations
import Labels
import Tensors

/// A kind of random change: it draws its parameters, and what was drawn is then applied without any chance.
public protocol Transform: Sendable {
    /// What to do to one image of this size.
    func draw(size: [Int], stream: inout RandomStream) -> any DrawnTransform
}

/// A change whose parameters are fixed: applying it twice gives the same. Its description records it.
public protocol DrawnTransform: Sendable, CustomStringConvertible {
    /// Changes a tensor whose spatial axes begin after `leading` others ([regions, x, y, …]: 1).
    func apply(_ tensor: Tensor, leading: Int) throws -> Tensor
}

/// A change that can be taken back exactly: what moves voxels and loses none.
public protocol InvertibleTransform: DrawnTransform {
    var inverse: any InvertibleTransform { get }
}

/// A kind of random change whose draws can be taken back.
public protocol InvertibleKind: Transform {
    func drawInvertible(size: [Int], stream: inout RandomStream) -> any InvertibleTransform
}

extension InvertibleKind {
    public func draw(size: [Int], stream: inout RandomStream) -> any DrawnTransform {
        drawInvertible(size: size, stream: &stream)
    }
}

extension InvertibleTransform {
    /// The same change to what is known of the image: every voxel takes its set with it.
    public func apply(_ annotation: Annotation) throws -> Annotation {
        let places = try Tensor(integers: Array(0..<annotation.count), shape: annotation.shape)
        let moved = try apply(places, leading: 0)
        return try annotation.gathered(moved.integers, shape: moved.shape)
    }
}
