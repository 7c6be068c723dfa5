import Foundations

/// An axis of an image by its letter, or by where it runs in the body.
public enum ImageAxis: String, NamedChoice {
    case x, y, z
    case leftRight = "left-right"
    case anteriorPosterior = "anterior-posterior"
    case superiorInferior = "superior-inferior"

    public static let noun = "axis"

    /// The axis of a number: 0 is x.
    public init(number: Int, argument: String = "axes") throws {
        guard (0..<3).contains(number) else {
            throw Problem(.value, "the axis is 0, 1 or 2, not \(number)", argument: argument)
        }
        self = Self.allCases[number]
    }

    /// The letters of the orientation that say an axis runs this way.
    private var letters: String {
        switch self {
        case .x, .y, .z: ""
        case .leftRight: "LR"
        case .anteriorPosterior: "AP"
        case .superiorInferior: "SI"
        }
    }

    /// Which axis of space of an image this is. Throws `Problem` where it has none such, or nobody said how it lies.
    public func place(in frame: Frame) throws -> Int {
        if letters.isEmpty {
            let place = Self.allCases.firstIndex(of: self) ?? 0
            guard place < frame.size.count else {
                throw Problem(
                    .value, "the image has \(frame.size.count) axes, x and y, and no axis \(rawValue)",
                    remedy: "name axes that it has", argument: "axes")
            }
            return place
        }
        guard let orientation = frame.orientation else {
            throw Problem(
                .value, "nobody said how the image lies, so none of its axes is known to run \(rawValue)",
                remedy: "name a voxel axis, x, y or z, or give the volume an affine", argument: "axes")
        }
        guard let place = orientation.firstIndex(where: { letters.contains($0) }) else {
            throw Problem(
                .value, "no axis of the image runs \(rawValue), it lies in \(orientation)",
                remedy: "name axes that it has", argument: "axes")
        }
        return orientation.distance(from: orientation.startIndex, to: place)
    }
}
