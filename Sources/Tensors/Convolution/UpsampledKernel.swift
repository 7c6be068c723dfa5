import Foundations

/// Nearest upsampling by 2 followed by a 3^d convolution, as one transposed convolution of stride 2 with a 4^d kernel.
///
/// With u[2i] = u[2i + 1] = x[i] and y[p] = Σ_t w[t] u[p + t − 1], the input x[i] reaches y[2i + k − 1] through w[2 − k] and
/// w[3 − k], so along each axis K = (w2, w1 + w2, w0 + w1, w0): exact, borders included.
struct UpsampledKernel {
    /// Which taps of the small kernel make up which of the large one, along one axis.
    private static let pairs = [(0, 2), (1, 1), (1, 2), (2, 0), (2, 1), (3, 0)]

    let dimensions: Int
    let channelsIn: Int
    let channelsOut: Int

    var small: [Int] { [Int](repeating: 3, count: dimensions) + [channelsIn, channelsOut] }
    var large: [Int] { [Int](repeating: 4, count: dimensions) + [channelsIn, channelsOut] }

    /// The kernel 4^d of the transposed convolution from w [3…, ci, co].
    func folded(_ w: Tensor) throws -> Tensor {
        let result = try Tensor.zeros(large)
        forEachPair { small, large in add(w, small, to: result, large) }
        return result
    }

    /// The gradient of w from that of the folded kernel: the transpose of `folded`.
    func unfolded(_ gradient: Tensor) throws -> Tensor {
        let result = try Tensor.zeros(small)
        forEachPair { small, large in add(gradient, large, to: result, small) }
        return result
    }

    private func add(_ from: Tensor, _ source: Int, to result: Tensor, _ target: Int) {
        let count = channelsIn * channelsOut
        let (from, to) = (from.floatPointer + source * count, result.floatPointer + target * count)
        for index in 0..<count { to[index] += from[index] }
    }

    /// Places in the small and the large kernel that belong together, in row-major order.
    private func forEachPair(_ body: (_ small: Int, _ large: Int) -> Void) {
        var places = [(small: 0, large: 0)]
        for _ in 0..<dimensions {
            places = places.flatMap { place in
                Self.pairs.map { (place.small * 3 + $0.1, place.large * 4 + $0.0) }
            }
        }
        for place in places { body(place.small, place.large) }
    }
}
