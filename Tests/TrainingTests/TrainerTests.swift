import Augmentation
import Datasets
import Foundations
import Labels
import Losses
import Networks
import Tensors
import Testing
import Volumes

@testable import Training

@Suite(.serialized) struct TrainerTests {
    @Test func theLossFalls() throws {
        let trainer = try Samples.trainer(Samples.net())
        let report = try trainer.train(steps: 60)
        #expect(report.done == 60 && !report.isInterrupted)
        let early = trainer.losses[..<10].reduce(0, +) / 10
        let late = trainer.losses[50...].reduce(0, +) / 10
        #expect(late < early - 0.1, "from \(early) to \(late)")
    }

    @Test func aStepReportsWhatItDid() throws {
        let trainer = try Samples.trainer(Samples.net())
        let report = try trainer.step()
        #expect(report.step == 1)
        #expect(report.loss > 0 && report.loss < 1)
        #expect(report.gradientNorm > 0)
        #expect(report.regions.count == 2)
        #expect(report.seconds > 0)
        #expect(trainer.last == report)
    }

    @Test func clippingShortensLongGradientsOnly() throws {
        /// How far one step of plain gradient descent at rate 1 moves all parameters, and the gradient's length.
        func moved(clip: Double?) throws -> (distance: Double, norm: Double) {
            let net = try Samples.net()
            let before = net.namedParameters.map { $0.1.value.floats }
            let trainer = try Samples.trainer(net, optimizer: SGD(rate: 1, momentum: 0)) { $0.clip = clip }
            let report = try trainer.step()
            let after = net.namedParameters.map { $0.1.value.floats }
            var square = 0.0
            for (old, new) in zip(before, after) {
                for (a, b) in zip(old, new) { square += Double((a - b) * (a - b)) }
            }
            return (square.squareRoot(), report.gradientNorm)
        }
        let free = try moved(clip: nil)
        let half = try moved(clip: free.norm / 2)
        #expect(half.norm == free.norm)
        #expect(abs(half.distance / free.distance - 0.5) < 1e-4)
        #expect(try moved(clip: free.norm * 2).distance == free.distance)
        #expect(Samples.problem { _ = try moved(clip: 0) }?.argument == "clip")
    }

    @Test func runningStatisticsMoveWithTheStep() throws {
        let net = try Samples.net { $0.norm = .batch }
        let running = try #require(net.namedParameters.first { $0.0.hasSuffix("running_mean") }).1
        let before = running.value.floats
        let trainer = try Samples.trainer(net)
        try trainer.step()
        #expect(running.value.floats != before)
    }

    @Test func twentyStepsGiveTheSameBitsAtAnyNumberOfThreads() throws {
        func digest(_ threads: Int) throws -> String {
            let before = Threads.count
            Threads.count = threads
            defer { Threads.count = before }
            let net = try Samples.net {
                $0.features = 16; $0.levels = 3
            }
            let trainer = try Samples.trainer(net)
            _ = try trainer.train(steps: 20)
            return net.stateDigest
        }
        let one = try digest(1)
        #expect(try digest(2) == one)
        #expect(try digest(8) == one)
    }

    @Test func theSameSeedGivesTheSameBitsAndAnotherOneOthers() throws {
        func digest(_ seed: UInt64) throws -> String {
            let net = try Samples.net()
            _ = try Samples.trainer(net, seed: seed).train(steps: 3)
            return net.stateDigest
        }
        let first = try digest(1)
        #expect(try digest(1) == first)
        #expect(try digest(2) != first)
    }

    @Test func anInterruptedStepIsUndoneWhereverItStops() throws {
        let straight = try Samples.net()
        let seconds = try Samples.trainer(straight).train(steps: 8).seconds / 8

        let net = try Samples.net()
        let trainer = try Samples.trainer(net)
        var interruptions = 0
        var draws = RandomStream(seed: 5)
        while trainer.steps < 8 {
            let (steps, digest) = (trainer.steps, net.stateDigest)
            let cancellation = Cancellation()
            // The first stop comes before anything is done, the others anywhere in a step or a little behind its end.
            if interruptions == 0 { cancellation.request() }
            let delay = draws.uniform(in: 0...1.2) * seconds
            let timer = Task.detached {
                try? await Task.sleep(for: .seconds(delay))
                cancellation.request()
            }
            Cancellation.$current.withValue(cancellation) {
                do {
                    try trainer.step()
                } catch is Interrupted {
                    interruptions += 1
                    #expect(trainer.steps == steps)
                    #expect(net.stateDigest == digest)
                } catch {
                    Issue.record(error)
                }
            }
            timer.cancel()
            // Enough of stopping: the rest runs through.
            if interruptions >= 25 { _ = try trainer.train(steps: 8 - trainer.steps) }
        }
        #expect(interruptions > 0)
        #expect(net.stateDigest == straight.stateDigest)
    }

    @Test func trainReportsTheStepsDoneWhenItIsInterrupted() throws {
        let trainer = try Samples.trainer(Samples.net())
        let cancellation = Cancellation()
        let progress = StopAfter(steps: 3, cancellation)
        let report = try Cancellation.$current.withValue(cancellation) {
            try trainer.train(steps: 10, progress: progress)
        }
        #expect(report.isInterrupted)
        #expect((report.requested, report.done, report.total) == (10, 3, 3))
        #expect(progress.hasFinished)
        #expect(try trainer.train(steps: 2).total == 5)
    }

    @Test func aLossThatIsNotANumberNamesTheImageAndChangesNothing() throws {
        var cases = try Samples.cases(1)
        var values = cases[0].image.tensor
        try values.withMutableFloats { $0[7] = .nan }
        cases[0].image = try Volume(tensor: values, affine: cases[0].image.affine)
        let net = try Samples.net()
        let trainer = try Samples.trainer(net, data: Dataset(cases))
        let digest = net.stateDigest
        let problem = Samples.problem { try trainer.step() }
        #expect(problem?.kind == .numeric)
        #expect(problem?.message.contains(cases[0].name) == true)
        #expect(problem?.remedy?.contains("after step 0") == true)
        #expect(net.stateDigest == digest)
        #expect(trainer.steps == 0 && trainer.losses.isEmpty)
    }

    @Test func aRateThatExplodesIsReportedWithTheStep() throws {
        let net = try Samples.net()
        let trainer = try Samples.trainer(net, optimizer: SGD(rate: 1e30))
        let problem = Samples.problem { _ = try trainer.train(steps: 20) }
        #expect(problem?.kind == .numeric)
        #expect(problem?.message.contains("step \(trainer.steps + 1)") == true)
        #expect(net.namedParameters.allSatisfy { $0.1.value.floats.allSatisfy { $0.isFinite } })
    }

    @Test func aDatasetWithoutACompleteRegionIsRefused() throws {
        let nothing = try Samples.data().droppedAnnotations(share: 1, stream: RandomStream(seed: 1))
        let problem = Samples.problem { _ = try Samples.trainer(Samples.net(), data: nothing) }
        #expect(problem?.message.contains("no case has a complete region") == true)
    }

    @Test func aNetworkThatDoesNotFitTheDataIsRefused() throws {
        let channels = Samples.problem { _ = try Samples.trainer(Samples.net { $0.channelsIn = 2 }) }
        #expect(channels?.kind == .shape)
        #expect(channels?.message.contains("2 channels") == true)
        let dims = Samples.problem { _ = try Samples.trainer(Samples.net { $0.dims = 3 }) }
        #expect(dims?.message.contains("[32, 32]") == true)
        let others = try Hierarchy([.leaf("heart", 1)])
        #expect(throws: Problem.self) { try Samples.trainer(Samples.net(condition: others)) }
    }

    @Test func modulationWeightsArePulledTowards0() throws {
        let net = try Samples.net()
        #expect(net.namedParameters.filter { $0.1.penalty > 0 }.allSatisfy { $0.0.contains("modulation") })
        #expect(net.namedParameters.contains { $0.1.penalty == 1e-5 })
    }
}

/// Asks for a stop after some steps.
private final class StopAfter: Progress {
    private let steps: Int
    private let cancellation: Cancellation
    private(set) var hasFinished = false

    init(steps: Int, _ cancellation: Cancellation) {
        self.steps = steps
        self.cancellation = cancellation
    }

    func update(done: Int, total: Int, note: String) {
        if done == steps { cancellation.request() }
    }

    func finish() { hasFinished = true }
}

/// Further stages, and every option's effect.
@Suite(.serialized) struct TrainerStagesTests {
    @Test func aSecondStageGoesOnWithAnotherLossAndRate() throws {
        func digest(_ isSwitched: Bool) throws -> String {
            let net = try Samples.net()
            let trainer = try Samples.trainer(net, loss: .region(LogitL2([:])))
            _ = try trainer.train(steps: 3)
            if isSwitched {
                try trainer.use(.region(DiceLoss()))
                trainer.learningRate = try LearningRate(1e-4)
            }
            _ = try trainer.train(steps: 3)
            return net.stateDigest
        }
        #expect(try digest(true) == digest(true))
        #expect(try digest(true) != digest(false))
        let trainer = try Samples.trainer(Samples.net(), loss: .region(LogitL2([:])))
        _ = try trainer.train(steps: 3)
        #expect(trainer.losses.allSatisfy { $0 > 1 })
        try trainer.use(.region(DiceLoss()))
        _ = try trainer.train(steps: 3)
        #expect(trainer.losses.suffix(3).allSatisfy { $0 <= 1 } && trainer.steps == 6)
    }

    @Test func aSecondTrainerTakesTheNetworkAsTheFirstLeftIt() throws {
        let net = try Samples.net()
        _ = try Samples.trainer(net, loss: .region(LogitL2([:]))).train(steps: 3)
        let before = net.stateDigest
        let second = try Samples.trainer(net)
        #expect(net.stateDigest == before && second.steps == 0)
        try second.step()
        #expect(net.stateDigest != before)
    }

    /// The state after some steps with an option, and without.
    private func differs(
        _ head: UNetHead? = nil, data: Dataset? = nil, _ change: (inout TrainerOptions) -> Void
    ) throws -> Bool {
        func digest(_ change: (inout TrainerOptions) -> Void) throws -> String {
            let net = try head.map { try Samples.net(head: $0) } ?? Samples.net()
            _ = try Samples.trainer(net, data: data, change).train(steps: 2)
            return net.stateDigest
        }
        let with = try digest(change)
        #expect(try digest(change) == with)
        return try with != digest { _ in }
    }

    @Test func everyOptionHasAnEffect() throws {
        let partial = try Samples.data().droppedAnnotations(share: 0.5, stream: RandomStream(seed: 1))
        for head in [nil, UNetHead.joint] {
            #expect(try differs(head) { $0.soften = 0.3 })
            #expect(try differs(head) { $0.mixup = 1 })
            #expect(try differs(head) { $0.tune = 0.5 })
            #expect(try differs(head) { $0.augmentation = Flips() })
            #expect(try differs(head, data: partial) { $0.masked = true })
        }
    }

    @Test func balancedSamplingDrawsHalfPositives() throws {
        var cases = try Samples.cases(6)
        let empty = try Annotation(
            hierarchy: Samples.organs(), shape: [32, 32], sets: [Samples.organs().background],
            indices: [UInt16](repeating: 0, count: 32 * 32))
        for item in 1..<6 { cases[item].annotation = empty }
        let trainer = try Samples.trainer(Samples.net(head: .joint), data: Dataset(cases)) {
            $0.sampling = .balanced
        }
        // With one positive case of six every batch of two has it: the loss of an empty region is never far from 1.
        _ = try trainer.train(steps: 2)
        #expect(trainer.steps == 2)
        #expect(
            Samples.problem {
                _ = try Samples.trainer(Samples.net(head: .joint)) { $0.sampling = .balanced }
            }?.message == "every sample holds what is asked for: there is nothing to balance")
    }

    @Test func aCaseWithoutACompleteRegionIsRefusedForHeadsAndDrawnForLeaves() throws {
        let nothing = try Samples.data().droppedAnnotations(share: 1, stream: RandomStream(seed: 1))
        let problem = Samples.problem { _ = try Samples.trainer(Samples.net(head: .joint), data: nothing) }
        #expect(
            problem?.message
                == "no case has a complete region to train on (regions: body, liver, pancreas, stomach)")
    }

    @Test func regionsOfLeavesAreTrainedByALossOfRegions() throws {
        for head in [UNetHead.softmax, .sigmoid, .heads, .decoders] {
            let trainer = try Samples.trainer(Samples.net(head: head))
            _ = try trainer.train(steps: 60)
            let early = trainer.losses[..<10].reduce(0, +) / 10
            let late = trainer.losses[50...].reduce(0, +) / 10
            #expect(late < early - 0.05, "\(head): from \(early) to \(late)")
            #expect(trainer.last?.regions.isEmpty == true)
        }
    }
}
