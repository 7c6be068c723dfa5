import Foundation
import Foundations
import Tensors

/// Predicts images too large for one pass in windows that overlap, averaged with Gaussian weights that trust the middle of
/// a window more than its border. (Isensee et al., nnU-Net, Nature Methods 2021)
public struct SlidingWindow: Sendable {
    /// Voxels of a window along each spatial axis; images smaller than that are taken whole.
    public let size: [Int]
    /// Share of a window that the next one covers again, at least.
    public let overlap: Double

    public init(size: [Int], overlap: Double = 0.5) throws {
        guard size.allSatisfy({ $0 > 0 }) else {
            throw Problem(
                .value, "a window of \(text(size)) voxels is not possible", remedy: "sizes are 1 or more",
                argument: "window")
        }
        guard overlap >= 0, overlap < 1 else {
            throw Problem(
                .value, "overlap must be at least 0 and below 1, found \(overlap)", argument: "overlap")
        }
        self.size = size
        self.overlap = overlap
    }

    /// Where windows begin along an axis: evenly spread from the first voxel to the last.
    static func starts(_ length: Int, window: Int, overlap: Double) -> [Int] {
        guard window < length else { return [0] }
        let step = max(1, Int(Double(window) * (1 - overlap)))
        let count = (length - window + step - 1) / step + 1
        return (0..<count).map { ($0 * (length - window) + (count - 1) / 2) / (count - 1) }
    }

    /// exp(−d²/2) along an axis, d the distance from the middle in eighths of the window; never 0.
    static func profile(_ window: Int) -> [Float] {
        (0..<window).map { place in
            let distance = (Double(place) - Double(window - 1) / 2) / (Double(window) / 8)
            return Float(max(exp(-distance * distance / 2), 1e-4))
        }
    }

    /// Logits `[regions, …]` of regions of one image `[…, channels]` or `[…]`; nothing of it is on the tape.
    public func logits(
        _ network: any Network, _ image: Tensor, regions names: [String]? = nil,
        progress: any Foundations.Progress = SilentProgress()
    ) throws -> Tensor {
        let names = names ?? network.regions
        let batch = try network.batched(image)
        let whole = Array(batch.shape[1...network.dims])
        guard size.count == whole.count else {
            throw Problem(
                .shape, "a window of \(text(size)) does not fit an image of size \(text(whole))",
                remedy: "give one size per axis", argument: "window")
        }
        let window = zip(size, whole).map { min($0, $1) }
        // Sums, weights, and the result they become, with what a sigmoid makes of it.
        let (maps, isHuge) = whole.reduce(1, *).multipliedReportingOverflow(by: 4 * (3 * names.count + 1))
        try MemoryLimit.require(bytes: isHuge ? .max : maps, for: "\(names.count) maps of size \(text(whole))")
        var sums = [Float](repeating: 0, count: names.count * whole.reduce(1, *))
        var weights = [Float](repeating: 0, count: whole.reduce(1, *))
        let places = Self.places(zip(whole, window).map { Self.starts($0, window: $1, overlap: overlap) })
        let share = Self.weights(window)
        defer { progress.finish() }
        for (done, start) in places.enumerated() {
            try Cancellation.check()
            let part = zip(start, window).map { TensorIndex.range(from: $0, to: $0 + $1, step: 1) }
            let logits = try network.logits(batch.sliced([.index(0)] + part + [.all]), regions: names)
            let rows = Self.rows(whole, window, start)
            logits.withFloats { values in
                for (row, target) in rows.enumerated() {
                    for column in 0..<(window.last ?? 1) {
                        let from = row * (window.last ?? 1) + column
                        weights[target + column] += share[from]
                        for region in names.indices {
                            sums[region * weights.count + target + column] +=
                                share[from] * values[region * share.count + from]
                        }
                    }
                }
            }
            progress.update(done: done + 1, total: places.count, note: "")
        }
        for region in names.indices {
            for voxel in weights.indices { sums[region * weights.count + voxel] /= weights[voxel] }
        }
        return try Tensor(sums, shape: [names.count] + whole)
    }

    /// All combinations of the starts of each axis.
    private static func places(_ starts: [[Int]]) -> [[Int]] {
        starts.reduce([[]]) { places, starts in places.flatMap { place in starts.map { place + [$0] } } }
    }

    /// The weight of every voxel of a window: the product of its axes' profiles.
    private static func weights(_ window: [Int]) -> [Float] {
        window.map(profile).reduce([1]) { weights, profile in weights.flatMap { weight in profile.map { weight * $0 } }
        }
    }

    /// Where in the whole image each row of a window lies.
    private static func rows(_ whole: [Int], _ window: [Int], _ start: [Int]) -> [Int] {
        var rows = [0]
        for axis in whole.indices.dropLast() {
            rows = rows.flatMap { row in (0..<window[axis]).map { row * whole[axis] + start[axis] + $0 } }
        }
        return rows.map { $0 * (whole.last ?? 1) + (start.last ?? 0) }
    }
}
