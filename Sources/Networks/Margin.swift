import Foundations
import Tensors

/// Zeros around an image so that its sides are multiples of a step, and the way back.
struct Margin {
    /// Voxels in front of the image, by axis.
    let before: [Int]
    private let after: [Int]
    private let size: [Int]

    /// For spatial sizes `size`; the extra voxels are shared between both ends.
    init(size: [Int], multiple: Int) {
        self.size = size
        let extra = size.map { (multiple - $0 % multiple) % multiple }
        before = extra.map { $0 / 2 }
        after = extra.map { $0 - $0 / 2 }
    }

    /// The spatial sizes of what `apply` gives.
    var paddedSize: [Int] { zip(size, zip(before, after)).map { $0 + $1.0 + $1.1 } }

    var isEmpty: Bool { before.allSatisfy { $0 == 0 } && after.allSatisfy { $0 == 0 } }

    /// `[n, …, c]` with zeros around it.
    func apply(_ x: Tensor) throws -> Tensor {
        if isEmpty { return x }
        return try x.padded(before: [0] + before + [0], after: [0] + after + [0])
    }

    /// The part of `[n, …, c]` that `apply` got.
    func undo(_ y: Tensor) throws -> Tensor {
        if isEmpty { return y }
        let space = zip(before, size).map { TensorIndex.range(from: $0, to: $0 + $1, step: 1) }
        return try y.sliced([.all] + space + [.all])
    }
}
