import Foundation
import Foundations
import Labels
import Tensors
import Testing

@testable import Losses

/// Losses of leaves as methods are written down: plainly, in double precision, with one-hot copies.
enum LeafReference {
    /// One voxel that counts.
    struct Voxel {
        let set: LabelSet
        let logits: [Double]
        let p: [Double]
        let phi: [Double]
        let psi: [Double]

        init(_ set: LabelSet, _ logits: [Double]) {
            let largest = logits.max() ?? 0
            let sum = logits.reduce(0) { $0 + exp($1 - largest) }
            let p = logits.map { exp($0 - largest) / sum }
            let mean = set.reduce(0) { $0 + p[$1] } / Double(set.count)
            self.set = set
            self.logits = logits
            self.p = p
            phi = p.indices.map { set.contains($0) ? mean : p[$0] }
            psi = p.indices.map { set.contains($0) ? 1 / Double(set.count) : 0 }
        }

        /// −log Φ of any leaf in the set.
        var surprise: Double {
            func logSum(_ values: [Double]) -> Double {
                let largest = values.max() ?? 0
                return largest + log(values.reduce(0) { $0 + exp($1 - largest) })
            }
            let outside = logits.indices.filter { !set.contains($0) }.map { logits[$0] }
            // −log p(g) = log(1 + e^t), exact also where e^t is tiny.
            let t = outside.isEmpty ? -.infinity : logSum(outside) - logSum(set.map { logits[$0] })
            return max(t, 0) + log1p(exp(-abs(t))) + log(Double(set.count))
        }
    }

    /// The mean over the samples of which some voxel counts.
    static func mean(_ item: LeafCase, _ loss: ([Voxel]) -> Double) -> Double {
        let losses = (0..<item.samples).compactMap { sample -> Double? in
            let voxels = voxels(item, sample)
            return voxels.isEmpty ? nil : loss(voxels)
        }
        return losses.reduce(0, +) / Double(max(losses.count, 1))
    }

    static func voxels(_ item: LeafCase, _ sample: Int) -> [Voxel] {
        (0..<item.voxels).compactMap { voxel in
            let start = (sample * item.voxels + voxel) * item.leaves
            return item.sets[sample][voxel].map { Voxel($0, Array(item.logits[start..<(start + item.leaves)])) }
        }
    }

    static func dice(_ voxels: [Voxel], _ a: Double, _ pairs: (Voxel) -> (p: [Double], y: [Double])) -> Double {
        let leaves = voxels[0].p.count
        var score = 0.0
        for leaf in 0..<leaves {
            var (common, predicted, wanted) = (0.0, 0.0, 0.0)
            for voxel in voxels {
                let (p, y) = pairs(voxel)
                common += p[leaf] * y[leaf]
                predicted += pow(p[leaf], a)
                wanted += pow(y[leaf], a)
            }
            score += 2 * common / (predicted + wanted + 1e-5)
        }
        return 1 - score / Double(leaves)
    }

    static func marginalizedDice(_ a: Double = 2) -> ([Voxel]) -> Double {
        { dice($0, a) { ($0.phi, $0.psi) } }
    }

    static func leafDice(_ a: Double = 2) -> ([Voxel]) -> Double {
        { dice($0, a) { voxel in (voxel.p, voxel.p.indices.map { voxel.set == LabelSet($0) ? 1 : 0 }) } }
    }

    static func crossEntropy(_ w: [Double]? = nil) -> ([Voxel]) -> Double { focal(0, w) }

    static func focal(_ gamma: Double, _ w: [Double]? = nil) -> ([Voxel]) -> Double {
        { voxels in
            voxels.reduce(0) { sum, voxel in
                voxel.set.reduce(sum) { sum, leaf in
                    // 1 − Φ without cancellation.
                    let doubt =
                        (Double(voxel.set.count) - 1
                            + voxel.p.indices.reduce(0) {
                                $0 + (voxel.set.contains($1) ? 0 : voxel.p[$1])
                            }) / Double(voxel.set.count)
                    return sum + pow(doubt, gamma) * (w?[leaf] ?? 1) * voxel.psi[leaf] * voxel.surprise
                }
            } / Double(voxels.count)
        }
    }

    static func adaptive(_ voxels: [Voxel]) -> Double {
        voxels.reduce(0) { $0 + $1.surprise - log(Double($1.set.count)) } / Double(voxels.count)
    }
}

/// Holds a loss to its reference: value and gradient, on random hierarchies with all kinds of annotations.
func expectReference(
    _ loss: any LabelSetLoss, kinds: [LeafCase.Kind] = LeafCase.Kind.allCases, leaves: [Int] = [2, 3, 4, 5, 6, 33, 60],
    sourceLocation: SourceLocation = #_sourceLocation, _ reference: (LeafCase) -> Double
) throws {
    for kind in kinds {
        for count in leaves {
            let item = try LeafCase(kind, leaves: count, seed: 5, channels: loss.channels)
            let z = try item.tensor(loss.channels).watched()
            let value = try loss(z, item.target())
            let wanted = reference(item)
            #expect(
                abs(try value.scalar() - wanted) <= 1e-5 * abs(wanted) + 1e-12, "\(loss.name), \(item): \(wanted)",
                sourceLocation: sourceLocation)
            guard let gradient = try value.gradients()[z]?.floats else {
                Issue.record("\(loss.name), \(item): no gradient", sourceLocation: sourceLocation)
                continue
            }
            #expect(gradient.allSatisfy { $0.isFinite }, "\(loss.name), \(item)", sourceLocation: sourceLocation)
            var (worst, largest) = (0.0, 0.0)
            for place in stride(from: 0, to: gradient.count, by: max(1, gradient.count / 24)) {
                func moved(_ by: Double) -> Double {
                    var item = item
                    item.logits[place] += by
                    return reference(item)
                }
                let numeric = (moved(1e-4) - moved(-1e-4)) / 2e-4
                worst = max(worst, abs(numeric - Double(gradient[place])))
                largest = max(largest, abs(numeric))
            }
            #expect(
                worst <= 1e-4 * largest + 1e-9, "\(loss.name), \(item): off by \(worst) of \(largest)",
                sourceLocation: sourceLocation)
        }
    }
}
