import Testing

@testable import Builtins

@Test(arguments: [
    ("dice_score(tensor([1, 1, 0, 0]), tensor([1, 0, 1, 0]))", "0.5"),
    ("dice_score(tensor([1, 1, 0, 0]), tensor([1, 0, 1, 0]), mask: tensor([1, 1, 0, 0]))", "0.6666666666666666"),
    ("hausdorff(tensor([[1, 0, 0]]), tensor([[0, 0, 1]]))", "2.0"),
    ("hausdorff(tensor([[1, 0, 0]]), tensor([[0, 0, 1]]), spacing: [1, 2.5])", "5.0"),
    (
        "hd95(volume(tensor([[1.0, 0.0, 0.0]]), spacing: [1, 2]), volume(tensor([[0.0, 0.0, 1.0]]), spacing: [1, 2]))",
        "4.0"
    ),
    ("assd(tensor([[1, 0, 0]]), tensor([[0, 0, 0]]))", "none"),
    ("assd(tensor([[0, 0, 0]]), tensor([[0, 0, 1]]), spacing: [4, 1])", "5.0"),
    ("volume_difference(tensor([1, 1, 1, 0]), tensor([1, 0, 1, 0]))", "0.5"),
    ("lesion_true_positive_rate(tensor([[1, 0, 0]]), tensor([[1, 0, 1]]))", "0.5"),
    ("lesion_false_detection_rate(tensor([[1, 0, 1]]), tensor([[1, 0, 0]]))", "0.5"),
])
func metricsInTheLanguage(script: String, expected: String) throws {
    let shown = try TestHost().run("x = \(script)\n[x]")
    #expect(shown == "[\(expected)]")
}

@Test(arguments: [
    ("hd95(tensor([1]), tensor([1, 0]))", "the prediction has shape [1], the truth [2]"),
    (
        "hd95(tensor([[1, 0]]), tensor([[1, 0]]), spacing: [1])",
        "the spacing [1.0] is not that of an image of size [1, 2]"
    ),
    (
        "hd95(volume(tensor([[1.0, 0.0]]), spacing: [1, 2]), volume(tensor([[1.0, 0.0]]), spacing: [1, 1]))",
        "the two images stand on different grids: 1 × 2, 1 × 2 mm, RA and 1 × 2, 1 × 1 mm, RA"
    ),
    ("lesion_true_positive_rate(tensor([1]), tensor([1]))", "a mask of 1 voxels does not have the size [1]"),
])
func masksThatDoNotFitAreRefused(script: String, message: String) throws {
    #expect(try TestHost().problem(script)?.message == message)
}
