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
    }

    public var count: Int { cases.count }

    /// [n, spatial…, 1]: 1 inside the region each sample is conditioned on, else 0.
    public func targets() throws -> Tensor {
        try regionTensor { $0.targetValues($1) }
    }

    /// [n, spatial…, 1]: 1 where the sample's region is known and the voxel not ignored; nil if that is everywhere.
    public func mask() throws -> Tensor? {
        let isNeeded = zip(annotations, regions).contains { annotation, region in
            annotation.ignored != nil || !annotation.complete(annotation.hierarchy.regions[region].set)
        }
        return isNeeded ? try regionTensor { $0.knownWeights($1) } : nil
    }

    /// [n, regions]: the one-hot conditions.
    public func conditions() throws -> Tensor {
        let width = annotations[0].hierarchy.regions.count
        return try Tensor(shape: [regions.count, width]) { buffer in
            for (position, region) in regions.enumerated() { buffer[position * width + region] = 1 }
        }
    }

    private func regionTensor(_ values: (Annotation, LabelSet) -> [Float]) throws -> Tensor {
        guard regions.count == count else {
            throw Problem(.state, "this batch asks for no region", remedy: "draw it with a sampler")
        }
        let voxels = annotations[0].count
        return try Tensor(shape: [count] + annotations[0].shape + [1]) { buffer in
            for position in 0..<count {
                let region = annotations[position].hierarchy.regions[regions[position]].set
                let drawn = values(annotations[position], region)
                for index in 0..<voxels { buffer[position * voxels + index] = drawn[index] }
            }
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
