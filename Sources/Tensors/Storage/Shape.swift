import CKernels
import Foundations

/// Arithmetic on shapes, checked: a size never overflows on its way to an allocation.
enum Shape {
    static let maximumRank = Int(REEL_MAXIMUM_RANK)

    /// The number of elements; throws on negative sizes, on sizes whose product is too large even without a 0 among them,
    /// and on too many axes.
    static func count(_ shape: [Int]) throws -> Int {
        guard shape.count <= maximumRank else {
            throw Problem(
                .shape, "a tensor has at most \(maximumRank) axes, not \(shape.count)",
                remedy: "merge axes with reshape", argument: "shape")
        }
        // Sizes beside a 0 are limited as well: strides are products of some sizes, of which the 0 may be none.
        var (count, extent) = (1, 1)
        for size in shape {
            guard size >= 0 else {
                throw Problem(.shape, "the shape \(shape) has a negative size", argument: "shape")
            }
            let (product, overflow) = extent.multipliedReportingOverflow(by: max(size, 1))
            // 2^47 bytes are more than any machine of today addresses.
            guard !overflow, product <= 1 << 44 else {
                throw Problem(
                    .memory, "a tensor of shape \(shape) has too many elements for any memory",
                    remedy: "use a smaller shape", argument: "shape")
            }
            extent = product
            count *= size
        }
        return count
    }

    /// Row-major strides, in elements.
    static func strides(_ shape: [Int]) -> [Int] {
        var strides = [Int](repeating: 1, count: shape.count)
        for axis in shape.indices.dropLast().reversed() { strides[axis] = strides[axis + 1] * shape[axis + 1] }
        return strides
    }

    /// The axis counted from the front; negative ones count from the end.
    static func axis(_ axis: Int, in shape: [Int]) throws -> Int {
        let resolved = axis < 0 ? axis &+ shape.count : axis
        guard shape.indices.contains(resolved) else {
            throw Problem(
                .shape, "there is no axis \(axis) in a tensor of shape \(shape)",
                remedy: shape.isEmpty
                    ? "a scalar has no axes" : "axes run from 0 to \(shape.count - 1), or from -\(shape.count) to -1",
                argument: "axis")
        }
        return resolved
    }

    /// Several axes, each once, in ascending order; nil stands for all.
    static func axes(_ axes: [Int]?, in shape: [Int]) throws -> [Int] {
        guard let axes else { return Array(shape.indices) }
        let resolved = try axes.map { try axis($0, in: shape) }.sorted()
        for (first, second) in zip(resolved, resolved.dropFirst()) where first == second {
            throw Problem(.shape, "axis \(first) is named twice in \(axes)", argument: "axes")
        }
        return resolved
    }

    /// What to do where one operand holds a number for each sample and channel of the other.
    private static func perChannelRemedy(_ first: [Int], _ second: [Int]) -> String? {
        let (values, like) = first.count < second.count ? (first, second) : (second, first)
        guard values.count == 2, like.count > 2, values == [like[0], like[like.count - 1]] else { return nil }
        return
            "a number for each sample and channel goes with images by per_channel(values, x), which gives it the shape "
            + "\([like[0]] + like.dropFirst().dropLast().map { _ in 1 } + [values[1]])"
    }

    /// The shape two operands are broadcast to (aligned at the last axis, sizes equal or 1).
    static func broadcast(_ first: [Int], _ second: [Int], doing action: String) throws -> [Int] {
        let rank = max(first.count, second.count)
        var result = [Int](repeating: 1, count: rank)
        for axis in 0..<rank {
            let a = axis < rank - first.count ? 1 : first[axis - rank + first.count]
            let b = axis < rank - second.count ? 1 : second[axis - rank + second.count]
            guard a == b || a == 1 || b == 1 else {
                throw Problem(
                    .shape, "cannot \(action) tensors of shapes \(first) and \(second)",
                    remedy: perChannelRemedy(first, second)
                        ?? "shapes are aligned at the last axis, and sizes there must be equal or 1; "
                        + "reshape one of them, or add axes of size 1")
            }
            result[axis] = a == 1 ? b : a
        }
        _ = try count(result)
        return result
    }
}
