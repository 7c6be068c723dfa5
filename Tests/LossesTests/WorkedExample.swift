import Labels
import Tensors

@testable import Losses

/// Leaves 0 to 3 and the region {2, 3}; three voxels labelled 0, 1 and that region; logits of 100 on leaves (0, 1, 2), or on
/// (0, 1, 3). (Fidon et al., MICCAI 2021)
enum WorkedExample {
    static func losses(_ loss: any LabelSetLoss) throws -> [Double] {
        let hierarchy = try Hierarchy([.leaf("one", 1), .region("several", [.leaf("two", 2), .leaf("three", 3)])])
        let annotation = try Annotation(
            labels: [0, 1, 4], shape: [3], hierarchy: hierarchy, values: [4: ["several"]])
        return try [2, 3].map { last in
            var logits = [Float](repeating: 0, count: 12)
            for place in [0, 5, 8 + last] { logits[place] = 100 }
            return try loss(Tensor(logits, shape: [1, 3, 4]), LeafTarget([annotation])).scalar()
        }
    }
}
