import Augmentation
import Datasets
import Foundations
import Labels
import Losses
import Networks
import Tensors
import Testing

@testable import Training

@Suite struct TrainerOptionsTests {
    @Test func sizesOutsideOfTheirRangeAreRefused() {
        for batch in [0, -1, 5000] {
            var options = TrainerOptions()
            options.batch = batch
            #expect(Samples.problem { try options.validate() }?.argument == "batch")
        }
    }

    @Test func whatIsBalancedNeedsBalancedSampling() {
        var options = TrainerOptions()
        options.balancedBy = ["liver"]
        #expect(Samples.problem { try options.validate() }?.remedy == "use sampling: \"balanced\"")
        options.sampling = .balanced
        #expect(Samples.problem { try options.validate() } == nil)
    }
}

/// What the options of a trainer do to what its loss is given.
@Suite(.serialized) struct TrainerOptionEffectsTests {
    /// Dice that keeps what it is given.
    private final class Spy: RegionLoss, @unchecked Sendable {
        let name = "spy"
        private(set) var calls: [(prediction: Tensor, target: Tensor, mask: Tensor?, loss: Double)] = []

        func callAsFunction(_ probabilities: Tensor, _ target: Tensor, mask: Tensor?) throws -> Tensor {
            let loss = try DiceLoss()(probabilities, target, mask: mask)
            calls.append((probabilities.detached(), target, mask, try loss.scalar()))
            return loss
        }
    }

    private let stream = RandomStream(seed: 1)

    /// A trainer of seed 1 whose loss is spied on, and the steps of it.
    private func spied(
        _ data: Dataset, _ net: any Network, steps: Int, _ change: (inout TrainerOptions) -> Void
    ) throws -> (spy: Spy, reports: [StepReport]) {
        let spy = Spy()
        let trainer = try Samples.trainer(net, data: data, loss: .region(spy), change)
        return (spy, try (0..<steps).map { _ in try trainer.step() })
    }

    /// The first batch that such a trainer draws, and what a network of seed 1 makes of images in its first step.
    private func first(_ data: Dataset) throws -> (batch: Batch, probabilities: (Tensor) throws -> Tensor) {
        var sampler = try Sampler(data, stream: stream.split("sampler"))
        let batch = try sampler.batch(2)
        return (
            batch,
            { images in
                let pass = Pass(isTraining: true, random: stream.split("dropout").split(0))
                return try Samples.net().predict(images, condition: batch.conditions(), pass: pass).sigmoid().detached()
            }
        )
    }

    @Test func maskedAsksForRegionsKnownInPartWhereTheyAreKnown() throws {
        var cases = try Samples.cases(1)
        cases[0].annotation = try cases[0].annotation.restricted(to: ["liver"])
        let (annotation, hierarchy) = (cases[0].annotation, try Samples.organs())
        let complete = try spied(Dataset(cases), Samples.net(), steps: 6) { _ in }
        #expect(complete.reports.allSatisfy { $0.regions == ["liver", "liver"] })
        #expect(complete.spy.calls.allSatisfy { $0.mask == nil })
        // A region known in part is asked for as often as its known share, here a tenth of the image: about 6 times of 80.
        let masked = try spied(Dataset(cases), Samples.net(), steps: 40) { $0.masked = true }
        let asked = Dictionary(grouping: masked.reports.flatMap(\.regions)) { $0 }.mapValues(\.count)
        #expect(Set(asked.keys) == ["body", "liver", "pancreas", "stomach"])
        #expect(asked["liver"].map { $0 > 40 } == true)
        for (call, report) in zip(masked.spy.calls, masked.reports) {
            let sets = try report.regions.map { try hierarchy.region($0) }
            #expect(call.target.floats == sets.flatMap { annotation.targetValues($0) })
            if report.regions != ["liver", "liver"] {
                #expect(call.mask?.floats == sets.flatMap { annotation.knownWeights($0) })
            }
        }
        // All regions at once: one call of those complete and one for each known in part.
        let heads = try spied(Dataset(cases), Samples.net(head: .joint), steps: 1) { $0.masked = true }
        #expect(heads.spy.calls.count == 2 * 4)
        #expect(try spied(Dataset(cases), Samples.net(head: .joint), steps: 1) { _ in }.spy.calls.count == 2)
    }

    /// Cases without organs, but the first; of `also` the second too, without its stomach.
    private func mostlyEmpty(also: Bool = false) throws -> Dataset {
        var cases = try Samples.cases(6)
        for item in 1..<6 {
            let kept = also ? [1, 2] : []
            let labels = cases[item].annotation.values().map { kept.contains($0) ? $0 : 0 }
            cases[item].annotation = try Annotation(labels: labels, shape: [32, 32], hierarchy: Samples.organs())
        }
        return try Dataset(cases)
    }

    @Test func balancedBatchesHoldAPositiveAndANegativeSample() throws {
        // Of each sample of a batch of two one call, for all regions at once.
        let (spy, _) = try spied(mostlyEmpty(), Samples.net(head: .joint), steps: 8) { $0.sampling = .balanced }
        let isPositive = spy.calls.map { $0.target.floats.contains(1) }
        #expect(isPositive.count == 16)
        for step in 0..<8 { #expect(isPositive[2 * step] != isPositive[2 * step + 1], "step \(step)") }
        // By the region asked for: half of the samples of an epoch.
        let asked = try spied(mostlyEmpty(), Samples.net(), steps: 8) { $0.sampling = .balanced }
        let halves = asked.spy.calls.flatMap { call in
            [0, 1024].map { Array(call.target.floats[$0..<($0 + 1024)]).contains(1) }
        }
        #expect(halves.count { $0 } == 8)
        let plain = try spied(mostlyEmpty(), Samples.net(head: .joint), steps: 8) { _ in }
        #expect(plain.spy.calls.count { $0.target.floats.contains(1) } != 8)
    }

    @Test func whatIsBalancedMayBeNamed() throws {
        let (spy, _) = try spied(mostlyEmpty(also: true), Samples.net(head: .joint), steps: 8) {
            $0.sampling = .balanced
            $0.balancedBy = ["stomach"]
        }
        // The stomach's map is the last of four.
        let isPositive = spy.calls.map { $0.target.floats[(3 * 1024)...].contains(1) }
        for step in 0..<8 { #expect(isPositive[2 * step] != isPositive[2 * step + 1], "step \(step)") }
    }

    @Test func softenedTargetsFadeOut() throws {
        let data = try Samples.data(1)
        let (spy, reports) = try spied(data, Samples.net(), steps: 4) { $0.soften = 0.3 }
        for (call, report) in zip(spy.calls, reports) {
            let wanted = try report.regions.flatMap { name in
                try SoftDilation(factor: 0.3).applied(
                    to: data.cases[0].annotation.targetValues(data.hierarchy.region(name)), size: [32, 32])
            }
            #expect(call.target.floats == wanted)
            #expect(wanted.contains { $0 > 0 && $0 < 1 })
        }
    }

    @Test func mixupMixesImagesAndLossesWithTheSameShareAnewInEachStep() throws {
        let data = try Samples.data()
        let (spy, net) = (Spy(), try Samples.net())
        let trainer = try Samples.trainer(net, data: data, loss: .region(spy)) { $0.mixup = 1 }
        // Each step's loss without the penalty on modulation weights.
        var losses: [Double] = []
        for _ in 0..<6 {
            var penalty = 0.0
            for (_, parameter) in net.namedParameters where parameter.penalty > 0 {
                for value in parameter.value.floats { penalty += parameter.penalty * Double(value) * Double(value) }
            }
            losses.append(try trainer.step().loss - penalty)
        }
        #expect(spy.calls.count == 12)
        let mixup = try Mixup(concentration: 1, batch: 2)
        let draws = (0..<6).map { mixup.draw(count: 2, stream: stream.split("mixup").split($0)) }
        #expect(draws.contains { $0.partners == [1, 0] })
        for (step, draw) in draws.enumerated() {
            let (own, other) = (spy.calls[2 * step], spy.calls[2 * step + 1])
            #expect(own.prediction.isEqual(to: other.prediction))
            #expect(abs(losses[step] - (draw.share * own.loss + (1 - draw.share) * other.loss)) < 1e-5)
            if draw.partners == [0, 1] { #expect(own.target.isEqual(to: other.target)) }
        }
        // The partner's truth of the same region.
        #expect((0..<6).contains { !spy.calls[2 * $0].target.isEqual(to: spy.calls[2 * $0 + 1].target) })
        let (batch, probabilities) = try first(data)
        #expect(try probabilities(draws[0].mixed(batch.images)).isEqual(to: spy.calls[0].prediction))
    }

    @Test func mixupLeavesOutPartnersThatDoNotKnowTheRegion() throws {
        var cases = try Samples.cases(2)
        cases[0].annotation = try cases[0].annotation.restricted(to: ["liver"])
        cases[1].annotation = try cases[1].annotation.restricted(to: ["stomach"])
        let (spy, _) = try spied(Dataset(cases), Samples.net(), steps: 8) { $0.mixup = 1 }
        // Complete in the partner as well, or the partner is the sample itself: nothing needs a mask.
        #expect(spy.calls.allSatisfy { $0.mask == nil })
    }

    @Test func augmentedImagesMoveWithTheirTargetsAnewInEachStep() throws {
        let data = try Samples.data(1)
        let transform = try RandomDeformation(share: 1)
        let (spy, reports) = try spied(data, Samples.net(), steps: 6) { $0.augmentation = transform }
        let (batch, probabilities) = try first(data)
        let changed = try batch.changed(by: transform, stream: stream.split("augment").split(0))
        #expect(try probabilities(changed.images).isEqual(to: spy.calls[0].prediction))
        for (step, call) in spy.calls.enumerated() {
            let own = stream.split("augment").split(step)
            let drawn = try Batch(data, cases: [0, 0]).changed(by: transform, stream: own)
            let sets = try reports[step].regions.map { try data.hierarchy.region($0) }
            #expect(call.target.floats == zip(drawn.annotations, sets).flatMap { $0.targetValues($1) })
        }
        let plain = try spied(data, Samples.net(), steps: 1) { _ in }
        #expect(try probabilities(batch.images).isEqual(to: plain.spy.calls[0].prediction))
    }
}
