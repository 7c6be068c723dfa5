import Foundations
import Tensors
import Volumes

/// What many predictions of one image say together.
public struct UncertaintyResult: Sendable {
    public let regions: [String]
    /// Of how many predictions.
    public let count: Int
    /// [samples, regions, spatial…]; nil where they were not kept.
    public let samples: Tensor?
    /// The mean probability of each region, in the order of `regions`, in the image's space.
    public let mean: [Volume]
    /// The entropy of the mean at each voxel, in nats.
    public let entropy: [Volume]
    /// For each region its structures.
    public let structures: [[StructureMeasures]]

    init(_ maps: inout RunningMaps, samples: Tensor?, regions: [String], image: Volume) throws {
        count = maps.count
        self.samples = samples
        self.regions = regions
        var mean: [Volume] = []
        var entropy: [Volume] = []
        var structures: [[StructureMeasures]] = []
        for region in regions.indices {
            try Cancellation.check()
            let found = try maps.take(region)
            mean.append(try Volume(tensor: found.mean, affine: image.affine, spatialRank: image.spatialRank))
            entropy.append(try Volume(tensor: found.entropy, affine: image.affine, spatialRank: image.spatialRank))
            structures.append(found.structures)
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
