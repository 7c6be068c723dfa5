import Augmentation
import Foundations
import Labels
import Tensors
import Volumes

/// Several cases side by side, as a network takes them.
public struct Batch: Sendable {
    /// [n, spatial…, channels]
    public let images: Tensor
    /// Which cases of the dataset these are.
    public let cases: [Int]
    public let annotations: [Annotation]
    /// The place among the hierarchy's regions that each sample is conditioned on; empty for an unconditional batch.
    public let regions: [Int]
    /// How each sample's image lies.
    let frames: [Frame]
    /// [n, spatial…, leaves − 1]: 1 where a voxel was relabelled; nil where none was.
    public let overlay: Tensor?

    /// - Throws: `Problem(.shape)` if the images differ in size.
    public init(_ dataset: Dataset, cases: [Int], regions: [Int] = []) throws {
        let chosen = try cases.map { try dataset[$0] }
        guard let first = chosen.first else { throw Problem(.value, "a batch needs at least one case") }
        if let other = chosen.first(where: { $0.image.tensor.shape != first.image.tensor.shape }) {
            throw Problem(
                .shape,
                "the images of a batch have one size: \"\(first.name)\" has shape \(first.image.tensor.shape), "
                    + "\"\(other.name)\" \(other.image.tensor.shape)",
                remedy: "use batch: 1, or crop or resample the images to one size")
        }
        let voxels = first.image.tensor.count
        let channels = first.image.channelShape.reduce(1, *)
        images = try Tensor(shape: [cases.count] + first.image.size + [channels]) { buffer in
            for (position, item) in chosen.enumerated() {
                item.image.tensor.withFloats { values in
                    for index in values.indices { buffer[position * voxels + index] = values[index] }
                }
            }
        }
        self.cases = cases
        self.annotations = chosen.map(\.annotation)
        self.regions = regions
        frames = chosen.map { Frame($0.image) }
        overlay = try Self.overlay(of: chosen)
    }

    /// The same samples changed.
    private init(_ batch: Batch, images: Tensor, annotations: [Annotation], overlay: Tensor?) {
        self.images = images
        cases = batch.cases
        self.annotations = annotations
        regions = batch.regions
        frames = batch.frames
        self.overlay = overlay
    }

    /// The same samples, of the same cases and asked for the same regions, with what was made of their images.
    func with(images: Tensor, annotations: [Annotation], overlay: Tensor?) -> Batch {
        Batch(self, images: images, annotations: annotations, overlay: overlay)
    }

    public var count: Int { cases.count }

    /// Overlays side by side, zeros for cases without one.
    private static func overlay(of cases: [Case]) throws -> Tensor? {
        guard let some = cases.lazy.compactMap(\.overlay).first else { return nil }
        return try .stacked(cases.map { try $0.overlay ?? .zeros(some.shape) })
    }

    /// [n, regions]: the one-hot conditions.
    public func conditions() throws -> Tensor {
        guard regions.count == count else {
            throw Problem(.state, "this batch asks for no region", remedy: "draw it with a sampler")
        }
        let width = annotations[0].hierarchy.regions.count
        return try Tensor(shape: [regions.count, width]) { buffer in
            for (position, region) in regions.enumerated() { buffer[position * width + region] = 1 }
        }
    }
}

extension Dataset {
    /// All cases in order, `size` at a time; the last batch may be smaller.
    public func batches(_ size: Int) throws -> [Batch] {
        guard size > 0 else { throw Problem(.value, "a batch has at least one case, found \(size)", argument: "size") }
        return try stride(from: 0, to: count, by: size).map { start in
            try Batch(self, cases: Array(start..<min(start + size, count)))
        }
    }
}
