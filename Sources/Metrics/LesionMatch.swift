/// Which lesions of the reference were found, and which of the predicted ones are none.
///
/// A lesion is a connected component: 2 neighbours in 1D, 8 in 2D, 18 in 3D. One voxel in common is a match.
public struct LesionMatch: Equatable, Sendable {
    /// Lesions of the reference, and how many of them the prediction touches.
    public let real: Int
    public let found: Int
    /// Lesions of the prediction, and how many of them touch none of the reference.
    public let predicted: Int
    public let spurious: Int

    /// - Throws: `Problem(.shape)` unless the masks have one to three axes.
    init(prediction: [Bool], truth: [Bool], size: [Int]) throws {
        (real, found) = try Self.touched(truth, by: prediction, size)
        let matched: Int
        (predicted, matched) = try Self.touched(prediction, by: truth, size)
        spurious = predicted - matched
    }

    /// How many components a mask has, and how many of them hold a voxel of another one.
    private static func touched(_ mask: [Bool], by other: [Bool], _ size: [Int]) throws -> (count: Int, touched: Int) {
        let components = try ConnectedComponents(mask, size: size)
        var isTouched = [Bool](repeating: false, count: components.count)
        for (voxel, label) in components.labels.enumerated() where label > 0 && other[voxel] {
            isTouched[Int(label) - 1] = true
        }
        return (components.count, isTouched.count { $0 })
    }
}
