import Catalogue
import Foundations
import Tensors

/// Reversal along some axes of space, with probability 1/2 each.
public struct Flips: Transform {
    public enum Axes: Sendable, Equatable {
        /// All but the one from left to right; of an image of which nobody said how it lies, all.
        case suitable
        case all
        case named([ImageAxis])
    }

    public let axes: Axes

    public init(axes: Axes = .suitable) { self.axes = axes }

    public var isInvertible: Bool { true }

    public func draw(for frame: Frame, stream: inout RandomStream) throws -> any DrawnTransform {
        Flip(axes: try places(in: frame).filter { _ in stream.nextBits() & 1 == 1 })
    }

    /// The axes that may be reversed, in rising order.
    func places(in frame: Frame) throws -> [Int] {
        switch axes {
        case .all: Array(frame.size.indices)
        case .named(let names): Set(try names.map { try $0.place(in: frame) }).sorted()
        case .suitable:
            zip(frame.size.indices, Array(frame.orientation ?? "???")).filter { !"LR".contains($1) }.map { $0.0 }
        }
    }

    public static let entry = Entry(
        "random_flips", room: "augmentation",
        [
            Parameter(
                "axes", "string, integer or list of them", default: .automatic,
                "which: \"x\", \"y\", \"z\" or 0, 1, 2; \"left-right\", \"anterior-posterior\", \"superior-inferior\"; \"all\"",
                completion: .choices(ImageAxis.names + ["all"]))
        ],
        result: "transform", summary: "Reverses axes of space with probability 1/2 each.",
        examples: [
            augmentExample("random_flips()"),
            "seed 1\naugment(volume(ones([8, 8])), random_flips(axes: [\"y\"])).tensor.shape",
        ], keywords: ["mirror", "flip", "augmentation"],
        details:
            "Where no axes are named: all but the one from left to right, as left and right organs are not each other's "
            + "mirror images. Of an image of which nobody said how it lies (made of a tensor without an affine, or read from a "
            + "file that does not tell) all axes. Phantoms lie in RAS, like patients.")
}

/// Reversal along some axes of space; its own inverse.
public struct Flip: InvertibleTransform, Equatable {
    public let axes: [Int]

    public init(axes: [Int]) { self.axes = axes }

    public func apply(_ tensor: Tensor, leading: Int) throws -> Tensor {
        axes.isEmpty ? tensor : try tensor.flipped(axes.map { $0 + leading })
    }

    public var inverse: any InvertibleTransform { self }

    public var description: String { axes.isEmpty ? "no flip" : "flip \(axes)" }
}
