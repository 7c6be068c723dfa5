import Datasets
import Foundations
import Labels
import Losses
import Tensors
import Testing

@testable import Training

@Suite struct MixupTests {
    @Test func theShareIsTheLargerOfBothAndPartnersAreAPermutation() throws {
        let mixup = try Mixup(concentration: 0.4, batch: 4)
        let draws = (0..<500).map { mixup.draw(count: 4, stream: RandomStream(seed: 1).split($0)) }
        #expect(draws.allSatisfy { (0.5...1).contains($0.share) })
        #expect(draws.allSatisfy { $0.partners.sorted() == [0, 1, 2, 3] })
        #expect(Set(draws.map(\.partners)).count == 24)
        // E max(λ, 1 − λ) of Beta(0.4, 0.4), by simulation: 0.840.
        let mean = draws.reduce(0) { $0 + $1.share } / 500
        #expect(abs(mean - 0.84) < 0.02, "\(mean)")
        #expect(
            mixup.draw(count: 4, stream: RandomStream(seed: 9)) == mixup.draw(count: 4, stream: RandomStream(seed: 9)))
    }

    @Test func imagesAreMixedWithThoseOfTheirPartners() throws {
        let images = try Tensor([0, 1, 10, 11, 20, 21], shape: [3, 2])
        let mixed = try Mixup.Draw(share: 0.75, partners: [1, 0, 2]).mixed(images)
        #expect(mixed.floats == [2.5, 3.5, 7.5, 8.5, 20, 21])
    }

    @Test func aPartnerThatDoesNotKnowTheRegionIsLeftOut() throws {
        let data = try Samples.small(
            [[0, 1, 2, 3, 0, 1, 2, 3], [0, 1, 2, 3, 0, 0, 0, 0]], annotated: [nil, ["liver"]])
        let draw = Mixup.Draw(share: 0.75, partners: [1, 0])
        func partners(_ region: String, masked: Bool = false) throws -> [Int] {
            let place = try data.hierarchy.index(of: region)
            let batch = try Batch(data, cases: [0, 1], regions: [place, place])
            return draw.limited(to: batch, masked: masked).partners
        }
        #expect(try partners("liver") == [1, 0])
        // Case 1 knows nothing of where the pancreas is, but where the liver is it is not.
        #expect(try partners("pancreas") == [0, 0])
        #expect(try partners("pancreas", masked: true) == [1, 0])
        #expect(draw.limited(to: try Batch(data, cases: [0, 1]), masked: false) == draw)
    }

    @Test func whatMakesNoMixtureIsRefused() {
        #expect(Samples.problem { _ = try Mixup(concentration: 0, batch: 2) }?.argument == "mixup")
        #expect(Samples.problem { _ = try Mixup(concentration: 0.4, batch: 1) }?.message.contains("batch: 1") == true)
    }

    @Test func theLossMixesAsTheImagesDo() throws {
        // λ L(p, g₁) + (1 − λ) L(p, g₂), against the two losses by themselves.
        let data = try Samples.small([[0, 1, 2, 3, 0, 1, 2, 3], [0, 0, 0, 0, 1, 1, 1, 1]])
        let samples = try Batch(data, cases: [0, 1], regions: [1, 1])
        var stream = RandomStream(seed: 2)
        let logits = try Tensor.randomNormal([2, 2, 4, 1], stream: &stream)
        let objective = ConditionedObjective(loss: try DiceLoss())
        let known = BatchTarget(samples)
        let other = try known.exchanged([1, 0])
        let mixed = try Supervision(objective: objective, targets: [(known, 0.7), (other, 0.3)])(logits, []).scalar()
        let (first, second) = (try objective(logits, known).scalar(), try objective(logits, other).scalar())
        #expect(abs(mixed - (0.7 * first + 0.3 * second)) < 1e-6)
        #expect(abs(first - second) > 0.01)
    }

    @Test func mixingChangesTheStepAndReplaysTheSame() throws {
        func losses(_ mixup: Double?) throws -> [Double] {
            let trainer = try Samples.trainer(Samples.net()) { $0.mixup = mixup }
            _ = try trainer.train(steps: 4)
            return trainer.losses
        }
        let mixed = try losses(1)
        #expect(try losses(1) == mixed)
        #expect(try losses(nil) != mixed)
    }
}
