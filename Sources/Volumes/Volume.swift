import Foundations
import Space
import Tensors

/// A scan: float32 intensities [x, y] or [x, y, z], channels after them, and where its voxels stand.
public struct Volume: Image {
    public let tensor: Tensor
    public let affine: Affine
    public let spatialRank: Int
    /// The file it was read from, as the user named it; nil for what was computed.
    public var file: String?
    /// What else the file said; nil for what was computed.
    public var header: ImageHeader?

    /// Integers become float32, which must hold them. Without `spatialRank` a tensor of rank 2 is a slice, and the first three axes of any
    /// other are space. Throws `Problem(.shape)` for a tensor of rank 0 or 1.
    public init(tensor: Tensor, affine: Affine = .identity, spatialRank: Int? = nil) throws {
        self.spatialRank = try ImageShape.check(tensor.shape, spatialRank: spatialRank, what: "a volume")
        self.tensor = try tensor.asFloats()
        self.affine = affine
    }

    public init(values: [Float], size: [Int], affine: Affine = .identity) throws {
        try self.init(tensor: Tensor(values, shape: size), affine: affine, spatialRank: min(size.count, 3))
    }
}
