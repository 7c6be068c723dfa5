import Foundations
import Tensors
import Volumes

/// What many predictions of one image say together.
public struct UncertaintyResult: Sendable {
    public let regions: [String]
    /// [samples, regions, spatial…]
    public let samples: Tensor
    /// The mean probability of each region, in the order of `regions`, in the image's space.
    public let mean: [Volume]
    /// The entropy of the mean at each voxel, in nats.
    public let entropy: [Volume]
    /// For each region its structures.
    public let structures: [[StructureMeasures]]

    init(samples: Tensor, regions: [String], image: Volume) throws {
        self.samples = samples
        self.regions = regions
        let size = image.size
        let voxels = size.reduce(1, *)
        let count = samples.shape[0]
        var mean: [Volume] = []
        var entropy: [Volume] = []
        var structures: [[StructureMeasures]] = []
        for region in regions.indices {
            try Cancellation.check()
            var sums = [Double](repeating: 0, count: voxels)
            let inside: [[Bool]] = samples.withFloats { values in
                (0..<count).map { sample in
                    let start = (sample * regions.count + region) * voxels
                    return (0..<voxels).map { voxel in
                        sums[voxel] += Double(values[start + voxel])
                        return values[start + voxel] > 0.5
                    }
                }
            }
            let map = try Tensor(sums.map { Float($0 / Double(count)) }, shape: size)
            let uncertain = try VoxelEntropy.map(map)
            mean.append(try Volume(tensor: map, affine: image.affine, spatialRank: size.count))
            entropy.append(try Volume(tensor: uncertain, affine: image.affine, spatialRank: size.count))
            structures.append(try StructureMeasures.of(samples: inside, entropy: uncertain.floats, size: size))
        }
        self.mean = mean
        self.entropy = entropy
        self.structures = structures
    }

    /// Intersection over union of the samples, by region and structure.
    public var iou: Table { table("iou", \.iou) }
    /// Coefficient of variation of the volume over the samples, by region and structure.
    public var cv: Table { table("cv", \.cv) }
    /// Mean voxel entropy inside, by region and structure.
    public var meanEntropy: Table { table("mean_entropy", \.meanEntropy) }

    /// All measures side by side.
    public func summary() -> Table {
        table([("iou", \.iou), ("cv", \.cv), ("mean_entropy", \.meanEntropy)])
    }

    private func table(_ name: String, _ measure: KeyPath<StructureMeasures, Double>) -> Table {
        table([(name, measure)])
    }

    private func table(_ measures: [(name: String, path: KeyPath<StructureMeasures, Double>)]) -> Table {
        var table = Table(
            columns: [.init("region"), .init("structure"), .init("voxels")]
                + measures.map { .init($0.name, digits: 4) })
        for (region, found) in zip(regions, structures) {
            if found.isEmpty { table.append([.text(region)]) }
            for (number, structure) in found.enumerated() {
                table.append(
                    [.text(region), .integer(number + 1), .integer(structure.voxels)]
                        + measures.map { .number(structure[keyPath: $0.path]) })
            }
        }
        return table
    }
}
