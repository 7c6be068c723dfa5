import Catalogue
import Foundations
import Space
import Tensors

/// One plane of a three-dimensional image, which keeps its place in space.
struct Slicing {
    let axis: Int
    let index: Int
    /// The two axes that stay.
    let kept: [Int]
    private let size: [Int]
    private let channels: Int

    /// A negative index counts from the end. Throws `Problem` for a slice of a slice or an index outside.
    init(_ image: some Image, axis: Int, index: Int) throws {
        guard image.spatialRank == 3 else {
            throw Problem(
                .shape, "a slice is cut from an image with 3 axes of space, this one has the size \(image.size)",
                argument: "image")
        }
        guard (0..<3).contains(axis) else {
            throw Problem(.value, "the axis is 0, 1 or 2, not \(axis)", argument: "axis")
        }
        let length = image.size[axis]
        guard (-length..<length).contains(index) else {
            throw Problem(
                .value, "there is no slice \(index) along axis \(axis), which has \(length)",
                remedy: "slices are numbered from 0 to \(length - 1)", argument: "index")
        }
        self.axis = axis
        self.index = index < 0 ? index + length : index
        kept = (0..<3).filter { $0 != axis }
        size = image.size
        channels = image.channelShape.reduce(1, *)
    }

    func copy<Element>(_ source: UnsafeBufferPointer<Element>, into target: UnsafeMutableBufferPointer<Element>) {
        let steps = [size[1] * size[2] * channels, size[2] * channels, channels]
        var out = 0
        for i in 0..<size[kept[0]] {
            for j in 0..<size[kept[1]] {
                let from = i * steps[kept[0]] + j * steps[kept[1]] + index * steps[axis]
                for channel in 0..<channels {
                    target[out] = source[from + channel]
                    out += 1
                }
            }
        }
    }

    func shape(_ image: some Image) -> [Int] { kept.map { size[$0] } + image.channelShape }

    /// The plane's first voxel, its two axes, and the axis that was cut as the third.
    func affine(_ image: some Image) -> Affine {
        var start = [0.0, 0, 0]
        start[axis] = Double(index)
        return image.affine.starting(at: start).reordered(kept + [axis])
    }
}

extension Volume {
    /// The plane number `index` (negative: from the end) across an axis, as a two-dimensional volume.
    public func slice(axis: Int = 2, index: Int) throws -> Volume {
        let plan = try Slicing(self, axis: axis, index: index)
        let result = try Tensor(shape: plan.shape(self)) { target in
            tensor.withFloats { plan.copy($0, into: target) }
        }
        return try Volume(tensor: result, affine: plan.affine(self), spatialRank: 2)
    }
}

extension LabelMap {
    /// The plane number `index` (negative: from the end) across an axis, as a two-dimensional label map.
    public func slice(axis: Int = 2, index: Int) throws -> LabelMap {
        let plan = try Slicing(self, axis: axis, index: index)
        let result = try Tensor(integerShape: plan.shape(self)) { target in
            tensor.withIntegers { plan.copy($0, into: target) }
        }
        return try LabelMap(tensor: result, affine: plan.affine(self), table: table, spatialRank: 2)
    }
}

enum SliceEntry {
    static let entry = Entry(
        "slice", room: "volumes",
        [
            Parameter("image", "volume or label map"),
            Parameter("index", "integer", "from 0; negative from the end"),
            Parameter(
                "axis", "integer or string", default: 2,
                "0, 1, 2 or \"x\", \"y\", \"z\"; across axis 2 of a brain in RAS the slice is axial",
                completion: .choices(SpatialAxis.names)),
        ],
        result: "volume or label map",
        summary: "Cuts one plane out of a three-dimensional image, with its place in space.",
        examples: [
            """
            v = volume(tensor([[[1.0, 2.0], [3.0, 4.0]], [[5.0, 6.0], [7.0, 8.0]]]), spacing: [1, 1, 3])
            slice(v, 1).tensor
            slice(v, 0, axis: 0).spacing
            """
        ],
        keywords: ["plane", "cut", "axial", "coronal", "sagittal"])
}
