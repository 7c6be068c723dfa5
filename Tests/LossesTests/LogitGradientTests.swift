import Catalogue
import Foundation
import Foundations
import Tensors
import TestSupport
import Testing

@testable import Losses

/// Gradients that go straight from a loss of probabilities to the logits, against the way through the sigmoid.
@Suite struct LogitGradientTests {
    private func losses() throws -> [any CataloguedRegionLoss] {
        try LossesCatalogue.region.filter { !$0.takesLogits }.map { try $0.init([:]) }
            + [DiceLoss(["exponent": 1]), DiceLoss(["exponent": 1.5, "batch": true])]
    }

    @Test(arguments: [true, false]) func areThoseByTheProbabilitiesTimesTheSigmoidsSlope(_ isMasked: Bool) throws {
        var stream = RandomStream(seed: 2)
        let shape = [2, 9, 7, 3]
        let z = try (FiniteDifferences.inputs([shape])[0] * 2).watched()
        let y = try Tensor.randomUniform(shape, stream: &stream)
        let mask = isMasked ? try Tensor.randomUniform(shape, stream: &stream).isGreater(than: Tensor(0.3)) : nil
        for loss in try losses() {
            // A map that nobody has looked at, and one as a leaf: its gradient has to be taken on by hand.
            let (p, leaf) = (try z.sigmoid(), try z.detached().sigmoid().watched())
            let (value, indirect) = (try loss(p, y, mask: mask), try loss(leaf, y, mask: mask))
            // Of probabilities above 0.5 the logits know the rest better.
            let both = (try value.scalar(), try indirect.scalar())
            #expect(abs(both.0 - both.1) <= 2e-6 * (1 + abs(both.1)), "\(loss.name)")
            let direct = try #require(try value.gradients()[z]).floats
            let byLeaf = try #require(try indirect.gradients()[leaf]).floats
            let scale = byLeaf.reduce(Float(1e-9)) { max($0, abs($1)) }
            for (index, p) in p.floats.enumerated() {
                #expect(abs(direct[index] - byLeaf[index] * p * (1 - p)) <= 1e-6 * scale)
            }
        }
    }

    /// A voxel that is wrongly and surely inside is pushed out as hard as one wrongly outside is pushed in.
    @Test(arguments: [true, false], [9, 15, 17, 25, 60] as [Float])
    func confidentMistakesEitherWayAreMirrored(_ isLookedAt: Bool, _ logit: Float) throws {
        let symmetric: [any CataloguedRegionLoss] = [
            try BinaryCrossEntropy([:]), try BinaryFocal(["alpha": 0.5]), try SquaredError([:]),
        ]
        for loss in symmetric {
            func slope(_ logit: Float, _ target: Float) throws -> Float {
                let z = try Tensor([logit], shape: [1, 1, 1]).watched()
                let p = try z.sigmoid()
                if isLookedAt { _ = p.floats }
                return try loss(p, Tensor([target], shape: [1, 1, 1]), mask: nil).gradients()[z]?.floats[0] ?? 0
            }
            let (inside, outside) = (try slope(logit, 0), try slope(-logit, 1))
            #expect(inside > 0 && abs(inside + outside) <= 1e-4 * inside, "\(loss.name) at \(logit)")
        }
    }

    @Test func aSureFalsePositiveOfCrossEntropyHasTheSlopeOfItsFormula() throws {
        let z = try Tensor([17], shape: [1, 1, 1]).watched()
        let loss = try BinaryCrossEntropy([:])(z.sigmoid(), .zeros([1, 1, 1]), mask: nil)
        // Beyond the margin of 1e-7 the slope is p (1 − p) / 1e-7.
        let rest = 1 / (1 + exp(17.0))
        let slope = try #require(loss.gradients()[z]).floats[0]
        #expect(abs(Double(slope) - (1 - rest) * rest / 1e-7) < 1e-4)
    }

    @Test func saturatedPredictionsHaveFiniteGradients() throws {
        let z = try Tensor([-200, 200, 40, -40, 0, 17], shape: [1, 6, 1]).watched()
        let y = try Tensor([1, 0, 0, 1, 1, 0], shape: [1, 6, 1])
        for loss in try losses() {
            let value = try loss(z.sigmoid(), y, mask: nil)
            #expect(try value.scalar().isFinite)
            #expect(try value.gradients()[z]?.floats.allSatisfy { $0.isFinite } == true)
        }
    }

    @Test func whatHasNoWeightHasNoGradientWhateverItHolds() throws {
        let z = try Tensor([.nan, 1], shape: [1, 2, 1]).watched()
        let (y, mask) = (try Tensor([1, 0], shape: [1, 2, 1]), try Tensor([0, 1], shape: [1, 2, 1]))
        for loss in try losses() {
            let gradient = try loss(z.sigmoid(), y, mask: mask).gradients()[z]?.floats ?? []
            #expect(gradient[0] == 0 && gradient[1].isFinite)
        }
    }
}
