import Foundation
import Labels
import Tensors

/// One voxel with what is known of it, worked out plainly in double precision, to explain losses by.
public struct AnnotatedVoxel: Sendable {
    public let logits: [Double]
    /// The softmax.
    public let probabilities: [Double]
    public let set: LabelSet
    public let phi: [Double]
    public let psi: [Double]
    /// −log Σ p over the set.
    let surpriseOfSet: Double
    private let logSum: Double

    init(_ logits: Tensor, _ target: LeafTarget, at place: VoxelPlace) throws {
        let logits = try place.values(of: logits)
        let annotation = target.annotations[place.sample]
        let set = annotation.sets[Int(annotation.indices[place.voxel])]
        let logSum = Self.logSumExp(logits)
        let probabilities = logits.map { exp($0 - logSum) }
        let mean = set.reduce(0) { $0 + probabilities[$1] } / Double(set.count)
        self.logits = logits
        self.probabilities = probabilities
        self.set = set
        self.logSum = logSum
        phi = probabilities.indices.map { set.contains($0) ? mean : probabilities[$0] }
        psi = probabilities.indices.map { set.contains($0) ? 1 / Double(set.count) : 0 }
        surpriseOfSet = logSum - Self.logSumExp(set.map { logits[$0] })
    }

    /// −log Φ of a leaf.
    func surprise(_ leaf: Int) -> Double {
        set.contains(leaf) ? surpriseOfSet + log(Double(set.count)) : logSum - logits[leaf]
    }

    /// A number for every leaf.
    func term(_ name: String, _ meaning: String, _ value: (Int) -> Double) -> LossTerm {
        LossTerm(
            name: name, meaning: "\(meaning); their sum is what the voxel costs", values: logits.indices.map(value))
    }

    static func softplus(_ value: Double) -> Double { max(value, 0) + log1p(exp(-abs(value))) }

    private static func logSumExp(_ values: [Double]) -> Double {
        let largest = values.max() ?? 0
        return largest + log(values.reduce(0) { $0 + exp($1 - largest) })
    }
}

/// A part of a loss at one voxel, for every channel.
public struct LossTerm: Sendable, Equatable {
    public let name: String
    /// What the numbers are.
    public let meaning: String
    public let values: [Double]

    public init(name: String, meaning: String, values: [Double]) {
        (self.name, self.meaning, self.values) = (name, meaning, values)
    }
}
