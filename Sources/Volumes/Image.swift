import Foundations
import Space
import Tensors

/// What a volume and a label map share: a tensor whose leading axes are space, and where they stand in millimetres.
public protocol Image: Sendable {
    var tensor: Tensor { get }
    var affine: Affine { get }
    /// 2 or 3; the tensor's axes after these are channels.
    var spatialRank: Int { get }
}

extension Image {
    /// Sizes of all axes, channels behind those of space.
    public var shape: [Int] { tensor.shape }

    /// Voxels along each axis of space.
    public var size: [Int] { Array(shape.prefix(spatialRank)) }

    /// Axes of the tensor after those of space; [] for one value a voxel.
    public var channelShape: [Int] { Array(shape.dropFirst(spatialRank)) }

    /// mm a voxel along each axis of space.
    public var spacing: [Double] { Array(affine.spacing.prefix(spatialRank)) }

    /// "RAS", or two letters for a slice.
    public var orientation: String { String(affine.orientation.prefix(spatialRank)) }

    /// The same where someone said how the image lies, else nil: nothing is known of its left and right.
    public var knownOrientation: String? { affine.isOriented ? orientation : nil }

    /// "181 × 217 × 181, 1 × 1 × 1 mm, RAS".
    public var geometry: String {
        let spacing = spacing.map { value in
            let rounded = (value * 1000).rounded() / 1000
            return rounded == rounded.rounded() && rounded.magnitude < 1e9 ? "\(Int(rounded))" : "\(rounded)"
        }
        return
            "\(size.map(String.init).joined(separator: " × ")), \(spacing.joined(separator: " × ")) mm, \(orientation)"
    }

    /// Its voxels and where they stand.
    public var grid: Grid { Grid(size: size, affine: affine) }
}

enum ImageShape {
    /// Checks that a tensor can be an image; returns its spatial rank.
    static func check(_ shape: [Int], spatialRank: Int?, what: String) throws -> Int {
        let rank = spatialRank ?? min(shape.count, 3)
        guard rank == 2 || rank == 3, shape.count >= rank else {
            throw Problem(
                .shape, "\(what) has 2 or 3 axes of space, a tensor of shape \(shape) has not",
                remedy: "give a tensor [x, y] or [x, y, z], with channels last")
        }
        return rank
    }
}
