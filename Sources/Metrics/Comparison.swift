import Foundations
import Tensors

/// Prediction and reference of one region on one grid: what every metric is computed from.
///
/// Surfaces and lesions are found once, when the first metric asks for them. A reference, for one thread.
public final class Comparison {
    public let prediction: [Bool]
    public let truth: [Bool]
    /// Voxels that leave every count and distance.
    public let ignored: [Bool]?
    public let size: [Int]
    /// mm a voxel along each axis.
    public let spacing: [Double]
    public let confusion: Confusion
    private var foundSurfaces: SurfaceDistances?
    private var foundLesions: LesionMatch?

    /// - Parameter spacing: mm; 1 along every axis where left out.
    /// - Throws: `Problem` where the masks do not fill the size, or for a spacing that is none.
    public init(
        prediction: [Bool], truth: [Bool], ignored: [Bool]? = nil, size: [Int], spacing: [Double]? = nil
    ) throws {
        confusion = try Confusion(prediction: prediction, truth: truth, ignored: ignored)
        guard size.reduce(1, *) == truth.count else {
            throw Problem(.shape, "masks of \(truth.count) voxels do not have the size \(size)")
        }
        let spacing = spacing ?? size.map { _ in 1 }
        guard spacing.count == size.count, spacing.allSatisfy({ $0 > 0 && $0.isFinite }) else {
            throw Problem(
                .value, "the spacing \(spacing) is not that of an image of size \(size)",
                remedy: "give a number of mm above 0 for each of its \(Self.axes(size.count))", argument: "spacing")
        }
        self.prediction = prediction
        self.truth = truth
        self.ignored = ignored
        self.size = size
        self.spacing = spacing
    }

    /// Masks as tensors: above 0.5 is inside; where the mask is 0 a voxel is not counted.
    public convenience init(
        prediction: Tensor, truth: Tensor, mask: Tensor? = nil, spacing: [Double]? = nil
    ) throws {
        for (other, argument) in [(truth, "truth"), (mask, "mask")]
        where other != nil && other?.shape != prediction.shape {
            throw Problem(
                .shape, "the prediction has shape \(prediction.shape), the \(argument) \(other?.shape ?? [])",
                remedy: "bring both onto the same grid", argument: argument)
        }
        try self.init(
            prediction: prediction.floats.map { $0 > 0.5 }, truth: truth.floats.map { $0 > 0.5 },
            ignored: mask.map { $0.floats.map { $0 == 0 } }, size: prediction.shape, spacing: spacing)
    }

    private static func axes(_ count: Int) -> String { count == 1 ? "1 axis" : "\(count) axes" }

    /// The distances between the two surfaces, in mm.
    public func surfaces() throws -> SurfaceDistances {
        if let found = foundSurfaces { return found }
        let found = try SurfaceDistances(
            prediction: prediction, truth: truth, ignored: ignored, size: size, spacing: spacing)
        foundSurfaces = found
        return found
    }

    /// Which lesions of the one the other has found.
    public func lesions() throws -> LesionMatch {
        if let found = foundLesions { return found }
        func counted(_ mask: [Bool]) -> [Bool] { ignored.map { zip(mask, $0).map { $0 && !$1 } } ?? mask }
        let found = try LesionMatch(prediction: counted(prediction), truth: counted(truth), size: size)
        foundLesions = found
        return found
    }
}
