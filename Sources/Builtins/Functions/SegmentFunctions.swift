import Catalogue
import Foundations
import Labels
import Language
import Networks
import Tensors
import Volumes

/// `segment`: what a network sees in an image, as labels.
enum SegmentFunctions {
    static let all: [Builtin] = [
        Builtin(
            Entry(
                "segment", room: "networks",
                [Parameter("net", "network"), Parameter("image", "volume or tensor [x, y, …]")],
                result: "label map", summary: "The most probable leaf at each voxel.",
                formula:
                    "argmax over the leaves; without a softmax background where no leaf's probability exceeds 0.5",
                examples: [
                    "organs = hierarchy({liver: 1, spleen: 2})\nnet = unet(levels: 2, features: 4, outputs: organs)\n"
                        + "segment(net, zeros([16, 16]))"
                ], keywords: ["predict", "labels", "argmax", "segmentation"])
        ) { arguments, _ in
            let image: Volume
            if case .object(let volume as Volume) = try arguments.value("image") {
                image = volume
            } else {
                image = try Volume(tensor: try arguments.tensor("image"))
            }
            return .object(try labels(of: image, try arguments.network("net")))
        }
    ]

    /// The leaf of the largest probability at each voxel, the first of equals. Throws `Problem` for a network whose
    /// channels stand for no leaves.
    static func labels(of image: Volume, _ network: any Network) throws -> LabelMap {
        guard let hierarchy = network.hierarchy else {
            throw Problem(
                .state, "\(network.title) has no regions to label voxels with",
                remedy: "build it with a hierarchy as `condition:` or `outputs:`", argument: "net")
        }
        let leaves = hierarchy.leaves.indices.dropFirst().filter { network.regions.contains(hierarchy.leaves[$0].name) }
        guard !leaves.isEmpty else {
            throw Problem(.state, "\(network.title) knows no leaf of its hierarchy", argument: "net")
        }
        try network.requireUndifferentiated(image.tensor)
        let maps = try network.probabilities(image.tensor, regions: leaves.map { hierarchy.leaves[$0].name })
        let voxels = maps.count / leaves.count
        let isSoftmax = network.output == .leaves
        let values = maps.withFloats { maps in
            (0..<voxels).map { voxel in
                var (best, value) = (Float(0.5), hierarchy.leaves[0].value)
                if isSoftmax { best = leaves.indices.reduce(1) { $0 - maps[$1 * voxels + voxel] } }
                for (place, leaf) in leaves.enumerated() where maps[place * voxels + voxel] > best {
                    (best, value) = (maps[place * voxels + voxel], hierarchy.leaves[leaf].value)
                }
                return value
            }
        }
        let table = LabelTable(leaves.map { (value: hierarchy.leaves[$0].value, name: hierarchy.leaves[$0].name) })
        return try LabelMap(values: values, size: image.size, affine: image.affine, table: table)
    }
}
