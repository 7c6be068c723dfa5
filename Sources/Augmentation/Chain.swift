import Foundations
import Tensors

/// Several kinds of change, one after the other, whether or not they can be taken back.
public struct Chain: Transform {
    public let kinds: [any Transform]

    public init(_ kinds: [any Transform]) { self.kinds = kinds }

    public func draw(size: [Int], stream: inout RandomStream) -> any DrawnTransform {
        DrawnChain(steps: kinds.map { $0.draw(size: size, stream: &stream) })
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

    public var description: String { steps.map(\.description).joined(separator: ", ") }
}
