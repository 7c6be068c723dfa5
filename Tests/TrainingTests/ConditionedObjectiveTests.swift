import Datasets
import Foundations
import Labels
import Losses
import Tensors
import Testing

@testable import Training

@Suite struct ConditionedObjectiveTests {
    @Test func eachSampleIsComparedWithItsRegion() throws {
        let data = try Samples.small([[0, 1, 2, 3, 0, 0, 0, 0], [0, 1, 1, 3, 0, 0, 0, 0]])
        let target = BatchTarget(try Batch(data, cases: [0, 1], regions: [1, 3]))
        // Logits that are sure of liver in the first and stomach in the second.
        let logits = try Tensor(
            [-9, 9, -9, -9, -9, -9, -9, -9] + [-9, -9, -9, 9, -9, -9, -9, -9], shape: [2, 2, 4, 1])
        #expect(try ConditionedObjective(loss: DiceLoss())(logits, target).scalar() < 1e-3)
        // A loss on logits gets them as they are.
        let squares = try ConditionedObjective(loss: LogitL2([:]))(logits, target).scalar()
        #expect(abs(squares - 16) < 1e-4)
    }

    @Test func unknownVoxelsDoNotCount() throws {
        let data = try Samples.small([[0, 1, 2, 3, 0, 0, 0, 0]], annotated: [["pancreas", "stomach"]])
        let target = BatchTarget(try Batch(data, cases: [0], regions: [1]))
        let loss = try ConditionedObjective(loss: BinaryCrossEntropy([:]))
        let near = try loss(Tensor([5, 5, -5, -5, 5, 5, 5, 5], shape: [1, 2, 4, 1]), target).scalar()
        let far = try loss(Tensor([-5, -5, -5, -5, 0, 0, 0, 0], shape: [1, 2, 4, 1]), target).scalar()
        #expect(near == far && near < 0.01)
    }
}
