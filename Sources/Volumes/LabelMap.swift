import Foundations
import Labels
import Space
import Tensors

/// A segmentation or an atlas: int64 values [x, y] or [x, y, z], where its voxels stand, and what its values are called.
public struct LabelMap: Image {
    public let tensor: Tensor
    public let affine: Affine
    public let spatialRank: Int
    /// Names of the values, where a table came with the map.
    public var table: LabelTable?
    /// The file it was read from, as the user named it; nil for what was computed.
    public var file: String?
    /// What else the file said; nil for what was computed.
    public var header: ImageHeader?

    /// Floats must be whole numbers: throws `Problem(.value)` naming the first voxel that is not.
    public init(tensor: Tensor, affine: Affine = .identity, table: LabelTable? = nil, spatialRank: Int? = nil) throws {
        self.spatialRank = try ImageShape.check(tensor.shape, spatialRank: spatialRank, what: "a label map")
        self.tensor = tensor.elementType == .int64 ? tensor : try Self.whole(tensor)
        self.affine = affine
        self.table = table
    }

    public init(values: [Int], size: [Int], affine: Affine = .identity, table: LabelTable? = nil) throws {
        try self.init(tensor: Tensor(integers: values, shape: size), affine: affine, table: table)
    }

    /// The values that occur, in rising order.
    public var values: [Int] {
        tensor.withIntegers { integers in
            var seen = Set<Int>()
            // By a value's lowest bits the last such value, so that few look-ups reach the set. A slot that is still empty
            // holds a value of other lowest bits.
            let slots = 4096
            var recent = Array(1...slots)
            for integer in integers {
                let value = Int(integer)
                let slot = value & (slots - 1)
                if recent[slot] == value { continue }
                recent[slot] = value
                seen.insert(value)
            }
            return seen.sorted()
        }
    }

    private static func whole(_ tensor: Tensor) throws -> Tensor {
        let floats = tensor.floats
        var integers = [Int](repeating: 0, count: floats.count)
        for (index, value) in floats.enumerated() {
            guard let integer = Int(exactly: value) else {
                throw Problem(
                    .value,
                    "a label map holds whole numbers, voxel \(coordinates(of: index, in: tensor.shape)) is \(value)",
                    remedy: "load it as a volume, or round it first")
            }
            integers[index] = integer
        }
        return try Tensor(integers: integers, shape: tensor.shape)
    }

    /// "[3, 0, 7]" for a flat row-major index.
    static func coordinates(of index: Int, in shape: [Int]) -> [Int] {
        var rest = index
        var result = [Int](repeating: 0, count: shape.count)
        for axis in stride(from: shape.count - 1, through: 0, by: -1) where shape[axis] > 0 {
            result[axis] = rest % shape[axis]
            rest /= shape[axis]
        }
        return result
    }
}
