import Catalogue
import Foundations
import Tensors

/// A rotation by a multiple of 90° in one plane, all equally likely; where its two axes differ in length only 0° and
/// 180°, so that the size of the image stays. Planes whose axes differ in spacing are left out: a voxel of 6 mm does not fit
/// where one of 2 mm was.
public struct QuarterTurns: Transform {
    /// Turns go between these; nil: between any.
    public let axes: [ImageAxis]?

    public init(axes: [ImageAxis]? = nil) throws {
        if let axes, Set(axes).count < 2 {
            throw Problem(
                .value,
                "a turn goes from one axis to another, \(axes.count == 1 ? "one was" : "\(Set(axes).count) were") named",
                remedy: "name two or three, as in [\"x\", \"y\"]", argument: "axes")
        }
        self.axes = axes
    }

    private init() { axes = nil }

    /// In every plane whose axes have one spacing.
    public static let any = QuarterTurns()

    public var isInvertible: Bool { true }

    public func draw(for frame: Frame, stream: inout RandomStream) throws -> any DrawnTransform {
        let planes = try planes(in: frame)
        let (first, second) = planes[stream.integer(below: planes.count)]
        let draw = stream.integer(below: 4)
        return QuarterTurn(
            times: frame.size[first] == frame.size[second] ? draw : draw & 2, first: first, second: second)
    }

    /// Spacings that differ by less than a hundredth are one.
    static func suits(_ frame: Frame, _ first: Int, _ second: Int) -> Bool {
        let (one, other) = (frame.spacing[first], frame.spacing[second])
        return abs(one - other) < 0.01 * max(one, other)
    }

    /// At least one. Throws `Problem` for a plane that was asked for and does not suit, and where none does.
    private func planes(in frame: Frame) throws -> [(Int, Int)] {
        let places = try axes.map { try Set($0.map { try $0.place(in: frame) }).sorted() } ?? Array(frame.size.indices)
        let all = places.flatMap { first in places.filter { $0 > first }.map { (first, $0) } }
        let suitable = all.filter { Self.suits(frame, $0, $1) }
        if suitable.isEmpty || axes != nil && suitable.count < all.count {
            let (first, second) = all.first { !Self.suits(frame, $0, $1) } ?? (0, 1)
            let sizes = [first, second].map { place in
                "axis \(ImageAxis.allCases[place].rawValue) of \(Strength.text(frame.spacing[place])) mm"
            }
            throw Problem(
                .value, "random_turns would turn \(sizes[0]) onto \(sizes[1])",
                remedy:
                    "turn between axes of equal spacing, as in random_turns(axes: [\"x\", \"y\"]), or resample the image",
                argument: "transforms")
        }
        return suitable
    }

    public static let entry = Entry(
        "random_turns", room: "augmentation",
        [
            Parameter(
                "axes", "list of strings or integers", default: .automatic,
                "turns go between these, named as in random_flips; between any of equal spacing if left out",
                completion: .choices(ImageAxis.names))
        ],
        result: "transform",
        summary: "Rotates by a multiple of 90° in one plane; by 0° or 180° where its axes differ in length.",
        examples: [
            augmentExample("random_turns()"),
            "seed 1\naugment(volume(ones([8, 8, 4]), spacing: [1, 1, 3]), random_turns(axes: [\"x\", \"y\"])).tensor.shape",
        ], keywords: ["rotation", "rot90", "augmentation"],
        details:
            "Turns go only between axes of equal spacing. A plane that was asked for and has none is an error, and so is an "
            + "image without any.")
}

/// A rotation by `times` · 90° from one axis of space towards another.
public struct QuarterTurn: InvertibleTransform, Equatable {
    public let times: Int
    public let first: Int
    public let second: Int

    public init(times: Int, first: Int, second: Int) {
        self.times = ((times % 4) + 4) % 4
        self.first = first
        self.second = second
    }

    public func apply(_ tensor: Tensor, leading: Int) throws -> Tensor {
        times == 0 ? tensor : try tensor.rotated90(times, axes: (first + leading, second + leading))
    }

    public var inverse: any InvertibleTransform { QuarterTurn(times: -times, first: first, second: second) }

    public var description: String { times == 0 ? "no turn" : "turn \(90 * times)° in [\(first), \(second)]" }
}
