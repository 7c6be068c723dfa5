import Foundations
import Tensors
import Testing

@testable import Metrics

private func problem(_ numbers: [Float], _ content: LabelledVoxels.Content = .mask, of argument: String = "truth")
    -> Problem?
{
    #expect(throws: Problem.self) {
        try LabelledVoxels(Tensor(numbers, shape: [1, numbers.count]), content, of: argument, metric: "iou_score")
    }
}

@Test func whatIsNoMaskIsRefusedWithItsVoxel() {
    let found = problem([0, 1, 0.25])
    #expect(found?.message == "iou_score takes masks of 0 and 1; the truth has 0.25 at the voxel [0, 2]")
    #expect(found?.remedy == "p > 0.5 makes a mask of probabilities p")
    #expect(found?.argument == "truth")
    #expect(problem([.nan])?.message == "iou_score takes masks of 0 and 1; the truth has nan at the voxel [0, 0]")
    #expect(problem([0, 2])?.remedy == "label: 2 compares one label, labels: \"each\" every one")
    #expect(problem([0, 100.5])?.remedy == "make a mask of it by comparing, as in x > 100")
    #expect(problem([.infinity]) != nil)
}

@Test func whatIsNoLabelIsRefused() {
    #expect(
        problem([3, 0.5], .labels)?.message
            == "labels of iou_score are whole numbers; the truth has 0.5 at the voxel [0, 1]")
    #expect(problem([3, .nan], .labels) != nil)
    #expect(problem([3, 1e30], .labels) != nil)
}

@Test func aMaskOfWhatCountsIsZeroOrOne() {
    #expect(
        problem([1, 0.5], of: "mask")?.message
            == "the mask of iou_score is 1 where a voxel counts and 0 where not; it has 0.5 at the voxel [0, 1]")
}

@Test func ignoredVoxelsAreNotLookedAt() throws {
    let voxels = try LabelledVoxels(
        Tensor([1, 255, 255, 0]), .mask, ignored: [false, true, true, false], of: "truth", metric: "iou_score")
    #expect(voxels.boxes.keys.sorted() == [0, 1])
    let found = #expect(throws: Problem.self) {
        try LabelledVoxels(
            Tensor([1, 255, 255, 0]), .mask, ignored: [false, true, false, false], of: "truth", metric: "iou_score")
    }
    #expect(found?.message == "iou_score takes masks of 0 and 1; the truth has 255.0 at the voxel [2]")
}

@Test func integersBeyondFloatsAreKeptApart() throws {
    let voxels = try LabelledVoxels(
        Tensor(integers: [16_777_217, 16_777_216], shape: [2]), .labels, of: "truth", metric: "iou_score")
    #expect(voxels.boxes.keys.sorted() == [16_777_216, 16_777_217])
    #expect(voxels.mask(of: 16_777_217, in: VoxelBox([2])) == [true, false])
}

@Test func aNumberIsOneVoxel() throws {
    #expect(try LabelledVoxels(Tensor(1), .mask, of: "truth", metric: "iou_score").shape == [1])
    #expect(
        #expect(throws: Problem.self) { try LabelledVoxels(Tensor(0.5), .mask, of: "truth", metric: "iou_score") }?
            .message == "iou_score takes masks of 0 and 1; the truth has 0.5")
}
