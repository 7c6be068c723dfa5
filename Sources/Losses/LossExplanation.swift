import Foundations
import Labels
import Tensors

/// What a loss does at one voxel: probabilities, the annotated set, Φ and Ψ, its terms, and the gradient, leaf by leaf.
public struct LossExplanation: Sendable {
    public let loss: String
    public let hierarchy: Hierarchy
    public let place: VoxelPlace
    public let set: LabelSet
    /// It is ignored: nothing of it counts.
    public let isIgnored: Bool
    /// The names of the channels, and the values of each.
    public let leaves: [String]
    public let logits: [Double]
    public let probabilities: [Double]
    /// Nil where channels are sigmoids, for which there is no such thing.
    public let phi: [Double]?
    public let psi: [Double]?
    public let terms: [LossTerm]
    /// Of the loss of the voxel's sample, by the logits.
    public let gradient: [Double]
    /// The same by finite differences.
    public let numeric: [Double]
    /// How far differences may be from what they stand for, be it for curvature (those of two widths lie so far apart), for
    /// rounding or for a kink; nil where they are no numbers, as where a logit is too large to be moved.
    private let uncertainty: Double?
    /// The loss of the voxel's sample; nil where it has none.
    public let value: Double?

    /// How far a logit is moved to either side, and then twice as far.
    private static let step: Float = 0.05
    /// Differences and gradient agree where they lie apart by no more than this share of the largest, and what is uncertain.
    private static let tolerance = 1e-3
    /// How many times their noise differences of float32 may be off.
    private static let margin = 10.0
    /// They tell nothing where as much as this share of the largest is uncertain.
    private static let certainty = 0.05

    /// - Throws: `Problem` where logits, annotations and place do not fit, and whatever the loss throws.
    public init(_ loss: any LabelSetLoss, _ logits: Tensor, _ target: LeafTarget, at place: VoxelPlace) throws {
        let input = try LeafInput(logits, target, channels: loss.channels, loss: loss.name)
        let annotation = target.annotations[place.sample]
        let alone = try target.sample(place.sample)
        let sample = try input.logits.sliced([.range(from: place.sample, to: place.sample + 1, step: 1)])
        let here = VoxelPlace(sample: 0, voxel: place.voxel)
        self.loss = loss.name
        self.place = place
        hierarchy = target.hierarchy
        set = annotation.sets[Int(annotation.indices[place.voxel])]
        isIgnored = annotation.ignored?[place.voxel] == true
        self.logits = try here.values(of: sample)
        switch loss.channels {
        case .leaves:
            let voxel = try AnnotatedVoxel(sample, alone, at: here)
            leaves = hierarchy.leaves.map(\.name)
            (probabilities, phi, psi) = (voxel.probabilities, voxel.phi, voxel.psi)
        case .foregroundLeaves:
            leaves = hierarchy.leaves.dropFirst().map(\.name)
            probabilities = try here.values(of: sample.sigmoid())
            (phi, psi) = (nil, nil)
        }
        terms = isIgnored ? [] : try loss.terms(sample, alone, at: here)
        value = try loss.sampleLosses(sample, alone)[0]
        let leaf = sample.watched()
        let result = try loss(leaf, alone).sum()
        gradient =
            result.isRecorded
            ? try result.gradients()[leaf].map { try here.values(of: $0) } ?? self.logits.map { _ in 0 }
            : self.logits.map { _ in 0 }
        let centre = value ?? 0
        var seen = [centre]
        let slopes = try self.logits.indices.map { channel -> (narrow: Double, wide: Double, fourth: Double) in
            let offset = here.offset(in: sample) + channel
            func sides(_ step: Float) throws -> (sum: Double, slope: Double) {
                let sides = try [step, -step].map { step -> (loss: Double, at: Double) in
                    var moved = sample
                    let at = try moved.withMutableFloats { values in
                        values[offset] += step
                        return Double(values[offset])
                    }
                    return (try loss.sampleLosses(moved, alone)[0] ?? 0, at)
                }
                let width = sides[0].at - sides[1].at
                seen += sides.map(\.loss)
                return (
                    sides[0].loss + sides[1].loss, width > 0 ? (sides[0].loss - sides[1].loss) / width : .nan
                )
            }
            let (near, far) = try (sides(Self.step), sides(2 * Self.step))
            return (near.slope, far.slope, far.sum - 4 * near.sum + 6 * centre)
        }
        // What is left of the error falls with the fourth power of the step. (Richardson 1911)
        numeric = slopes.map { (4 * $0.narrow - $0.wide) / 3 }
        let curvature = slopes.map { abs($0.narrow - $0.wide) }.max() ?? 0
        // Fourth differences are noise where a loss is smooth, √70 times that of the loss. (Moré and Wild 2011)
        let noise =
            (loss.tellsVoxelsApart ? 1 : Self.margin) * (slopes.map { abs($0.fourth) }.max() ?? 0) / 70.squareRoot()
        // All losses are whole multiples of it: where large numbers were added and taken away again, of much.
        let grain = seen.compactMap(Self.grain).min() ?? 0
        let rounding =
            max(noise, grain, loss.rounding(of: centre, voxels: alone.counted[0]))
            / Double(Self.step)
        uncertainty = numeric.allSatisfy(\.isFinite) ? curvature + rounding : nil
    }

    /// The largest power of two of which a number is a whole multiple; nil of 0.
    private static func grain(_ number: Double) -> Double? {
        guard number != 0, number.isFinite else { return nil }
        let zeros = min(number.significandBitPattern.trailingZeroBitCount, Double.significandBitCount)
        return Double(sign: .plus, exponent: zeros, significand: number.ulp)
    }

    /// How far gradient and differences lie apart at most; not a number where one of them is none.
    public var deviation: Double {
        let apart = zip(gradient, numeric).map { abs($0 - $1) }
        return apart.first { $0.isNaN } ?? apart.max() ?? 0
    }

    /// Whether the gradient is that of the differences; nil where they cannot tell: it is too small beside what is
    /// uncertain of them, or they are no numbers.
    public var agrees: Bool? {
        guard let uncertainty else { return nil }
        guard gradient.allSatisfy(\.isFinite) else { return false }
        let largest = (gradient + numeric).map(abs).max() ?? 0
        if deviation > Self.tolerance * largest + uncertainty { return false }
        return largest > 0 && uncertainty > Self.certainty * largest ? nil : true
    }

    private var verdict: String {
        let apart = deviation.isFinite ? ": at most \(Table.text(.number(deviation), digits: 7)) apart" : ""
        switch agrees {
        case true?: return "they agree\(apart)"
        case false?: return "they do not agree" + (apart.isEmpty ? ": the gradient is not finite" : apart)
        case nil: return "differences cannot tell here whether they agree\(apart)"
        }
    }

    /// Leaf by leaf.
    public var table: Table {
        var columns = [
            Table.Column("leaf"), Table.Column("annotated"), Table.Column("logit"), Table.Column("p", digits: 4),
        ]
        if phi != nil { columns += [Table.Column("Φ", digits: 4), Table.Column("Ψ", digits: 4)] }
        columns += termNames.map { Table.Column($0, digits: 5) }
        columns += [Table.Column("gradient", digits: 7), Table.Column("differences", digits: 7)]
        let first = leaves.count == hierarchy.leaves.count ? 0 : 1
        let rows = leaves.indices.map { channel -> [Table.Cell] in
            var row: [Table.Cell] = [
                .text(leaves[channel]), .text(set.contains(channel + first) && !isIgnored ? "●" : ""),
                .number(logits[channel]), .number(probabilities[channel]),
            ]
            if let phi, let psi { row += [.number(phi[channel]), .number(psi[channel])] }
            return row + terms.map { .number($0.values[channel]) } + [
                .number(gradient[channel]), .number(numeric[channel]),
            ]
        }
        return Table(columns: columns, rows: rows)
    }

    /// Not their own names, which would fill the width of the table; notes say whose they are.
    private var termNames: [String] { terms.count == 1 ? ["term"] : terms.indices.map { "term \($0 + 1)" } }

    /// What the table leaves unsaid, a line each.
    public var notes: [String] {
        let what = isIgnored ? "ignored: it leaves every sum" : hierarchy.describe(set)
        let sums = zip(terms, termNames).map { term, name in
            "\(name), \(term.name): \(term.meaning) (\(Table.text(.number(term.values.reduce(0, +)), digits: 5)))"
        }
        return ["annotated \(what)"] + sums
            + [
                "gradient and differences: of the sample's loss by the logit"
                    + (value.map { " (loss \(Table.text(.number($0), digits: 5)))" } ?? ""),
                verdict,
            ]
    }
}

extension LabelSetLoss {
    /// How much of a change of a sample's loss may be rounding, in float32: of the loss, or where voxels are told apart of a
    /// few dozen of so many, whose sums run in the same lane.
    fileprivate func rounding(of value: Double, voxels: Int) -> Double {
        let unit = 0x1p-23 * max(abs(value), 1)
        return tellsVoxelsApart ? min(unit, 64 * unit / Double(max(voxels, 1))) : unit
    }
}
