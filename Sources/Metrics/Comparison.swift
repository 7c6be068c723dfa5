import Foundations
import Tensors

/// Prediction and reference of one region on one grid: what every metric is computed from.
///
/// Only the box in which either has voxels is kept, and one voxel around it: beyond it lies background. Surfaces and lesions
/// are found once, when the first metric asks for them. A reference, for one thread.
public final class Comparison {
    /// Within the box.
    let prediction: [Bool]
    let truth: [Bool]
    /// Voxels that leave every count and distance.
    let ignored: [Bool]?
    /// Of the box.
    let size: [Int]
    /// Of the image.
    public let whole: [Int]
    /// mm a voxel along each axis.
    public let spacing: [Double]
    /// How far surfaces may be apart to agree in the surface Dice, mm.
    public let tolerance: Double
    /// Of all voxels of the image that count.
    public let confusion: Confusion
    private var foundSurfaces: SurfaceDistances?
    private var foundLesions: LesionMatch?

    /// mm.
    public static let standardTolerance = 2.0

    /// - Parameter spacing: mm; 1 along every axis where left out.
    /// - Throws: `Problem` where the masks do not fill the size, or for a spacing or tolerance that is none.
    public convenience init(
        prediction: [Bool], truth: [Bool], ignored: [Bool]? = nil, size: [Int], spacing: [Double]? = nil,
        tolerance: Double = standardTolerance
    ) throws {
        guard prediction.count == truth.count, ignored.map({ $0.count == truth.count }) ?? true else {
            throw Problem(
                .shape,
                "prediction and reference differ in size: \(prediction.count) and \(truth.count) voxels"
                    + (ignored.map { ", ignored \($0.count)" } ?? ""), remedy: "bring both onto the same grid")
        }
        guard size.reduce(1, *) == truth.count else {
            throw Problem(.shape, "masks of \(truth.count) voxels do not have the size \(size)")
        }
        var box = VoxelBox(axes: size.count)
        try VoxelBox(size).forEachRow(in: size) { row in
            if row.lowerBound / max(row.count, 1) % 1024 == 0 { try Cancellation.check() }
            let isInside = { (voxel: Int) in prediction[voxel] || truth[voxel] }
            guard let first = row.first(where: isInside), let last = row.last(where: isInside) else { return }
            let start = row.lowerBound
            box.include(
                first - start..<last + 1 - start, row: Array(LabelledVoxels.place(of: start, in: size).dropLast()))
        }
        box = box.grown(within: size)
        func cropped(_ mask: [Bool]) -> [Bool] {
            var result: [Bool] = []
            result.reserveCapacity(box.size.reduce(1, *))
            box.forEachRow(in: size) { result.append(contentsOf: mask[$0]) }
            return result
        }
        try self.init(
            prediction: cropped(prediction), truth: cropped(truth), ignored: ignored, box: box, whole: size,
            spacing: spacing, tolerance: tolerance)
    }

    /// Of masks within a box; what is ignored is told of the whole image.
    init(
        prediction: [Bool], truth: [Bool], ignored: [Bool]?, box: VoxelBox, whole: [Int], spacing: [Double]?,
        tolerance: Double
    ) throws {
        let spacing = spacing ?? whole.map { _ in 1 }
        guard spacing.count == whole.count, spacing.allSatisfy({ $0 > 0 && $0.isFinite }) else {
            throw Problem(
                .value, "the spacing \(spacing) is not that of an image of size \(whole)",
                remedy: "give a number of mm above 0 for each of its \(Self.axes(whole.count))", argument: "spacing")
        }
        guard tolerance >= 0, tolerance.isFinite else {
            throw Problem(
                .value, "a tolerance is a number of mm, 0 or above, not \(tolerance)", argument: "tolerance")
        }
        size = box.size
        self.prediction = prediction
        self.truth = truth
        var inBox: [Bool]?
        if let ignored {
            var cropped: [Bool] = []
            box.forEachRow(in: whole) { cropped.append(contentsOf: ignored[$0]) }
            inBox = cropped
        }
        self.ignored = inBox
        self.whole = whole
        self.spacing = spacing
        self.tolerance = tolerance
        var confusion = try Confusion(prediction: prediction, truth: truth, ignored: inBox)
        // Beyond the box both are outside.
        let counted = ignored.map { $0.count { !$0 } } ?? whole.reduce(1, *)
        confusion.trueNegatives =
            counted - confusion.truePositives - confusion.falsePositives - confusion.falseNegatives
        self.confusion = confusion
    }

    private static func axes(_ count: Int) -> String { count == 1 ? "1 axis" : "\(count) axes" }

    /// From corner to corner of the image, mm.
    var diagonal: Double {
        zip(whole, spacing).reduce(0) { $0 + Double($1.0) * $1.1 * Double($1.0) * $1.1 }.squareRoot()
    }

    /// The distances between the two surfaces, in mm.
    public func surfaces() throws -> SurfaceDistances {
        if let found = foundSurfaces { return found }
        try requireAxes("surfaces")
        let found = try SurfaceDistances(
            prediction: prediction, truth: truth, ignored: ignored, size: size, spacing: spacing, diagonal: diagonal)
        foundSurfaces = found
        return found
    }

    /// Which lesions of the one the other has found.
    public func lesions() throws -> LesionMatch {
        if let found = foundLesions { return found }
        try requireAxes("lesions")
        func counted(_ mask: [Bool]) -> [Bool] { ignored.map { zip(mask, $0).map { $0 && !$1 } } ?? mask }
        let found = try LesionMatch(prediction: counted(prediction), truth: counted(truth), size: size)
        foundLesions = found
        return found
    }

    private func requireAxes(_ what: String) throws {
        guard (1...3).contains(whole.count) else {
            throw Problem(
                .shape, "\(what) are those of masks [x], [x, y] or [x, y, z]; these have the shape \(whole)",
                remedy: "compare one image and one channel at a time", argument: "prediction")
        }
    }
}
