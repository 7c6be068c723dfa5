import Foundations
import Labels
import Tensors

/// What is known of a batch, as losses of leaves take it.
public struct LeafTarget: Sendable {
    /// One a sample, all of one shape and one hierarchy's leaves.
    public let annotations: [Annotation]
    /// [n, spatial…, leaves − 1], 1 where a voxel was relabelled (SMILEr's overlay); only smile_cross_entropy reads it.
    public let positives: Tensor?
    /// How many voxels of each sample count.
    public let counted: [Int]
    /// The sets that occur in the batch, in the order in which they do.
    let sets: [LabelSet]
    /// How many voxels of each sample that count carry each of `sets`, [n][sets].
    let counts: [[Int]]
    let voxels: LeafSets

    /// - Throws: `Problem` for no annotations, shapes or leaves that differ, too many leaves, and an overlay of another shape.
    public init(_ annotations: [Annotation], positives: Tensor? = nil) throws {
        guard let first = annotations.first else {
            throw Problem(.value, "a loss needs an annotation for every sample, found none", argument: "annotation")
        }
        var places: [LabelSet: Int] = [:]
        var sets: [LabelSet] = []
        var samples: [LeafSets.Sample] = []
        for (number, annotation) in annotations.enumerated() {
            guard annotation.shape == first.shape else {
                throw Problem(
                    .shape,
                    "the annotations of a batch differ in shape: \(first.shape) and \(annotation.shape) "
                        + "(sample \(number))", argument: "annotation")
            }
            guard annotation.hierarchy.leaves == first.hierarchy.leaves else {
                throw Problem(
                    .value,
                    "the annotations of a batch have different leaves: "
                        + "\(Self.names(first.hierarchy)) and \(Self.names(annotation.hierarchy)) (sample \(number))",
                    remedy: "annotate them under one hierarchy", argument: "annotation")
            }
            let own = annotation.sets.map { set -> UInt16 in
                let place = places[set] ?? sets.count
                if place == sets.count {
                    places[set] = place
                    sets.append(set)
                }
                return UInt16(truncatingIfNeeded: place)
            }
            samples.append(.init(indices: annotation.indices, ignored: annotation.ignored, places: own))
        }
        self.annotations = annotations
        self.positives = positives
        self.sets = sets
        counted = annotations.map { $0.counts.reduce(0, +) }
        counts = zip(annotations, samples).map { annotation, _ in
            var counts = [Int](repeating: 0, count: sets.count)
            for (set, count) in zip(annotation.sets, annotation.counts) { counts[places[set] ?? 0] = count }
            return counts
        }
        voxels = try LeafSets(leaves: first.hierarchy.leaves.count, sets: sets.map { Array($0) }, samples: samples)
        if let positives {
            let shape = [annotations.count] + first.shape + [first.hierarchy.leaves.count - 1]
            guard positives.shape == shape else {
                throw Problem(
                    .shape, "the overlay of new positives has shape \(positives.shape), expected \(shape)",
                    remedy: "give a channel for every leaf but background", argument: "positives")
            }
        }
    }

    public var hierarchy: Hierarchy { annotations[0].hierarchy }

    /// One sample as a batch of its own.
    public func sample(_ number: Int) throws -> LeafTarget {
        let overlay = try positives?.sliced([.range(from: number, to: number + 1, step: 1)])
        return try LeafTarget([annotations[number]], positives: overlay)
    }

    /// Samples in which every voxel that counts may be any leaf, and none was relabelled: they teach nothing.
    public var unknownSamples: [Int] {
        let everything = hierarchy.everything
        return annotations.indices.filter { sample in
            counted[sample] > 0 && zip(sets, counts[sample]).allSatisfy { $1 == 0 || $0 == everything }
                && !isRelabelled(sample)
        }
    }

    private func isRelabelled(_ sample: Int) -> Bool {
        guard let positives else { return false }
        let size = positives.count / annotations.count
        return positives.withFloats { $0[sample * size..<(sample + 1) * size].contains { $0 > 0 } }
    }

    /// What to warn of, in words; nil where every sample says something.
    public var warning: String? {
        let unknown = unknownSamples
        guard !unknown.isEmpty else { return nil }
        let which =
            unknown.count == annotations.count && unknown.count == 1
            ? "the sample" : "\(unknown.count) of \(annotations.count) samples"
        return "every voxel of \(which) may be any leaf: nothing can be learnt from that, the gradient is 0"
    }

    static func names(_ hierarchy: Hierarchy) -> String { hierarchy.describe(hierarchy.everything) }
}
