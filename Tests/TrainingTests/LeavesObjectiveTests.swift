import Datasets
import Foundations
import Labels
import Losses
import Networks
import Tensors
import Testing

@testable import Training

@Suite(.serialized) struct LeavesObjectiveTests {
    @Test func theLossSeesAllThatIsAnnotated() throws {
        let data = try Samples.small(
            [[0, 1, 2, 3, 0, 0, 0, 0], [0, 1, 1, 3, 0, 0, 0, 0]], annotated: [nil, ["liver"]])
        let target = BatchTarget(try Batch(data, cases: [0, 1]))
        var stream = RandomStream(seed: 3)
        let logits = try Tensor.randomNormal([2, 2, 4, 4], stream: &stream)
        let loss = try MarginalizedCrossEntropy([:])
        let found = try LeavesObjective(loss: loss)(logits, target).scalar()
        let expected = try loss(logits, LeafTarget(data.cases.map(\.annotation))).scalar()
        #expect(found == expected)
    }

    @Test func anOverlayReachesTheLoss() throws {
        let data = try Samples.small([[0, 1, 0, 0, 0, 0, 0, 0]], annotated: [["liver"]])
        var stream = RandomStream(seed: 3)
        let logits = try Tensor.randomNormal([1, 2, 4, 3], stream: &stream)
        let objective = LeavesObjective(loss: try SmileCrossEntropy([:]))
        let plain = try objective(logits, BatchTarget(Batch(data, cases: [0]))).scalar()
        let marked = try data.with(overlays: [.ones([2, 4, 3])])
        #expect(try objective(logits, BatchTarget(Batch(marked, cases: [0]))).scalar() != plain)
    }

    @Test func theLossOfLeavesFalls() throws {
        let partial = try Samples.data(6).droppedAnnotations(share: 0.5, stream: RandomStream(seed: 1))
        let losses: [(UNetHead, any LabelSetLoss)] = [
            (.softmax, try MarginalizedCrossEntropy([:])), (.sigmoid, try SmileCrossEntropy([:])),
        ]
        for (head, loss) in losses {
            let trainer = try Samples.trainer(Samples.net(head: head), data: partial, loss: .labelSet(loss))
            _ = try trainer.train(steps: 60)
            let early = trainer.losses[..<10].reduce(0, +) / 10
            let late = trainer.losses[50...].reduce(0, +) / 10
            #expect(late < 0.85 * early, "from \(early) to \(late)")
        }
    }

    @Test func twentyStepsGiveTheSameBitsAtAnyNumberOfThreads() throws {
        let partial = try Samples.data().droppedAnnotations(share: 0.5, stream: RandomStream(seed: 1))
        func digest(_ threads: Int, _ head: UNetHead, _ loss: AnyLoss) throws -> String {
            let before = Threads.count
            Threads.count = threads
            defer { Threads.count = before }
            let net = try Samples.net(head: head) {
                $0.features = 16
                $0.levels = 3
                $0.deepSupervision = head == .softmax
            }
            let trainer = try Samples.trainer(net, data: partial, loss: loss) { $0.mixup = 0.4 }
            _ = try trainer.train(steps: 20)
            return net.stateDigest
        }
        let ways: [(UNetHead, AnyLoss)] = [
            (.softmax, .labelSet(try CombinedLabelSetLoss([LeafDice([:]), MarginalizedFocal([:])], weights: nil))),
            (.sigmoid, .labelSet(try SmileCrossEntropy([:]))), (.heads, .region(try DiceLoss())),
        ]
        for (head, loss) in ways {
            let one = try digest(1, head, loss)
            #expect(try digest(2, head, loss) == one)
            #expect(try digest(8, head, loss) == one)
        }
    }

    @Test func anInterruptedStepOfLeavesIsUndone() throws {
        let straight = try Samples.net(head: .softmax)
        let loss = AnyLoss.labelSet(try LeafDice([:]))
        let seconds = try Samples.trainer(straight, loss: loss) { $0.mixup = 1 }.train(steps: 6).seconds / 6

        let net = try Samples.net(head: .softmax)
        let trainer = try Samples.trainer(net, loss: loss) { $0.mixup = 1 }
        var draws = RandomStream(seed: 5)
        var interruptions = 0
        while trainer.steps < 6 {
            let (steps, digest) = (trainer.steps, net.stateDigest)
            let cancellation = Cancellation()
            if interruptions == 0 { cancellation.request() }
            let delay = draws.uniform(in: 0...1.2) * seconds
            let timer = Task.detached {
                try? await Task.sleep(for: .seconds(delay))
                cancellation.request()
            }
            Cancellation.$current.withValue(cancellation) {
                do { try trainer.step() } catch is Interrupted {
                    interruptions += 1
                    #expect(trainer.steps == steps && net.stateDigest == digest)
                } catch { Issue.record(error) }
            }
            timer.cancel()
            if interruptions >= 15 { _ = try trainer.train(steps: 6 - trainer.steps) }
        }
        #expect(interruptions > 0 && net.stateDigest == straight.stateDigest)
    }
}
