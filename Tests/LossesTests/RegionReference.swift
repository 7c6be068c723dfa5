import Foundation
import Foundations
import Tensors
import Testing

@testable import Losses

/// Maps of regions with soft targets and a mask, drawn at random.
struct RegionCase {
    var p: [Double]
    let y: [Double]
    let w: [Double]
    let shape: [Int]

    init(_ shape: [Int] = [2, 5, 6, 3], hard: Bool = false, seed: UInt64 = 3) {
        var stream = RandomStream(seed: seed)
        let count = shape.reduce(1, *)
        self.shape = shape
        p = (0..<count).map { _ in Double(Float(stream.uniform(in: 0.02...0.98))) }
        y = (0..<count).map { _ in hard ? (stream.uniform() < 0.4 ? 1 : 0) : Double(Float(stream.uniform())) }
        // Some voxels do not count at all.
        let voxels = (0..<count / (shape.last ?? 1)).map { _ in
            stream.uniform() < 0.3 ? 0 : Double(Float(stream.uniform(in: 0.5...2)))
        }
        w = (0..<count).map { voxels[$0 / (shape.last ?? 1)] }
    }

    private func tensor(_ values: [Double]) throws -> Tensor { try Tensor(values.map { Float($0) }, shape: shape) }
    func target() throws -> Tensor { try tensor(y) }
    func prediction() throws -> Tensor { try tensor(p) }
    func mask() throws -> Tensor { try tensor(w) }

    /// The elements of a sample, or of one channel of it.
    func elements(of sample: Int, channel: Int? = nil) -> [(p: Double, y: Double, w: Double)] {
        let size = p.count / shape[0]
        let channels = shape.last ?? 1
        return (sample * size..<(sample + 1) * size).filter { channel == nil || $0 % channels == channel }
            .map { (p[$0], y[$0], w[$0]) }
    }

    /// The mean over samples of Σ w f / Σ w.
    func weightedMean(_ f: (_ p: Double, _ y: Double) -> Double) -> Double {
        let losses = (0..<shape[0]).map { sample in
            let elements = elements(of: sample)
            return elements.reduce(0) { $0 + $1.w * f($1.p, $1.y) } / elements.reduce(0) { $0 + $1.w }
        }
        return losses.reduce(0, +) / Double(shape[0])
    }

    /// Σ w p y, Σ w p and Σ w y of each channel of a sample.
    func overlaps(of sample: Int) -> [Overlap] {
        (0..<(shape.last ?? 1)).map { channel in
            elements(of: sample, channel: channel).reduce(Overlap()) { sum, element in
                Overlap(
                    common: sum.common + element.w * element.p * element.y,
                    predicted: sum.predicted + element.w * element.p,
                    wanted: sum.wanted + element.w * element.y)
            }
        }
    }

    /// The mean over samples of a loss of their overlaps.
    func meanOfOverlaps(_ loss: ([Overlap]) -> Double) -> Double {
        (0..<shape[0]).reduce(0) { $0 + loss(overlaps(of: $1)) } / Double(shape[0])
    }
}

/// Holds a loss of regions to its reference: value, and gradient by differences of the reference.
func expectReference(
    _ loss: any RegionLoss, _ item: RegionCase = RegionCase(), sourceLocation: SourceLocation = #_sourceLocation,
    _ reference: (RegionCase) -> Double
) throws {
    let p = try item.prediction().watched()
    let value = try loss(p, item.target(), mask: item.mask())
    let wanted = reference(item)
    #expect(
        abs(try value.scalar() - wanted) <= 1e-5 * abs(wanted), "\(loss.name): \(wanted)",
        sourceLocation: sourceLocation)
    let gradient = try #require(try value.gradients()[p]).floats
    var (worst, largest) = (0.0, 0.0)
    for place in stride(from: 0, to: gradient.count, by: 3) {
        func moved(_ by: Double) -> Double {
            var item = item
            item.p[place] += by
            return reference(item)
        }
        let numeric = (moved(1e-5) - moved(-1e-5)) / 2e-5
        worst = max(worst, abs(numeric - Double(gradient[place])))
        largest = max(largest, abs(numeric))
    }
    #expect(worst <= 2e-4 * largest, "\(loss.name): off by \(worst) of \(largest)", sourceLocation: sourceLocation)
    // Straight to the logits the gradient is the same.
    let z = try Tensor(item.p.map { Float(-log(1 / $0 - 1)) }, shape: item.shape).watched()
    let ofLogits = try loss(z.sigmoid(), item.target(), mask: item.mask()).gradients()[z]?.floats ?? []
    let byHand = zip(gradient, item.p).map { Double($0) * $1 * (1 - $1) }
    let size = byHand.map { abs($0) }.max() ?? 0
    for (a, b) in zip(ofLogits, byHand) {
        #expect(abs(Double(a) - b) <= 1e-3 * size, "\(loss.name)", sourceLocation: sourceLocation)
    }
}
