import Foundations
import Tensors

/// Several kinds of change, one after the other, whether or not they can be taken back.
public struct Chain: Transform {
    public let kinds: [any Transform]

    public init(_ kinds: [any Transform]) { self.kinds = kinds }

    public var isInvertible: Bool { kinds.allSatisfy(\.isInvertible) }

    /// Each kind is drawn for the image as it came: none changes its size, and turns go between equal spacings alone.
    public func draw(for frame: Frame, stream: inout RandomStream) throws -> any DrawnTransform {
        DrawnChain(steps: try kinds.map { try $0.draw(for: frame, stream: &stream) })
    }
}

/// Several fixed changes.
public struct DrawnChain: DrawnTransform {
    public let steps: [any DrawnTransform]

    public init(steps: [any DrawnTransform]) { self.steps = steps }

    public func apply(_ tensor: Tensor, leading: Int) throws -> Tensor {
        try steps.reduce(tensor) { try $1.apply($0, leading: leading) }
    }

    /// Places of places: what the last step takes from a voxel comes from where the steps before took that.
    public func places(size: [Int]) throws -> Tensor? {
        try steps.reduce(nil as Tensor?) { found, step in
            guard let next = try step.places(size: found?.shape ?? size) else { return found }
            guard let found else { return next }
            let before = found.integers
            return try Tensor(integers: next.integers.map { before[$0] }, shape: next.shape)
        }
    }

    public var undoing: (any DrawnTransform)? {
        let undone = steps.reversed().compactMap(\.undoing)
        return undone.count == steps.count ? DrawnChain(steps: undone) : nil
    }

    public var description: String { steps.map(\.description).joined(separator: ", ") }
}
