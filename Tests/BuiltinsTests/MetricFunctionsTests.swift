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
    ("assd(tensor([[0, 0, 0]]), tensor([[0, 0, 0]]))", "none"),
    ("assd(tensor([[1, 0, 0]]), tensor([[0, 0, 0]]), spacing: [4, 1])", "5.0"),
    ("dice_score(tensor([1, 0]), tensor([0, 0]))", "0.0"),
    ("dice_score(tensor([0.2, 0.7]) > 0.5, tensor([0, 1]))", "1.0"),
    ("dice_score(tensor([1, 255]), tensor([1, 255]), mask: tensor([1, 0]))", "1.0"),
    ("dice_score(tensor([2, 3, 0]), tensor([2, 2, 0]), label: 2)", "0.6666666666666666"),
    ("surface_dice(tensor([[1, 1, 0, 0]]), tensor([[1, 0, 0, 1]]), spacing: [1, 2], tolerance: 0)", "0.5"),
    ("surface_dice(tensor([[1, 1, 0, 0]]), tensor([[1, 0, 0, 1]]), spacing: [1, 2])", "0.75"),
    ("lesion_true_positive_rate(tensor([1, 0, 0, 0]), tensor([1, 0, 1, 1]))", "0.5"),
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
        "`prediction` and `truth` stand on different grids: spacing 1 × 2 and 1 × 1 mm"
    ),
    (
        "lesion_true_positive_rate(zeros([1, 1, 1, 1]), zeros([1, 1, 1, 1]))",
        "lesions are those of masks [x], [x, y] or [x, y, z]; these have the shape [1, 1, 1, 1]"
    ),
    (
        "dice_score(label_map(tensor([[0, 2]])), label_map(tensor([[0, 1]])))",
        "dice_score takes masks of 0 and 1; the prediction has 2 at the voxel [0, 1]"
    ),
    (
        "hd95(tensor([float(\"nan\"), 1]), tensor([1, 1]))",
        "hd95 takes masks of 0 and 1; the prediction has nan at the voxel [0]"
    ),
    (
        "dice_score(tensor([0.4]), tensor([1]), label: 1)",
        "labels of dice_score are whole numbers; the prediction has 0.4 at the voxel [0]"
    ),
    (
        "dice_score(tensor([1]), tensor([1]), label: 1, labels: \"each\")",
        "label: asks for one label and labels: for several"
    ),
    (
        "dice_score(label_map(tensor([[0, 1]]), table: {liver: 1}), label_map(tensor([[0, 1]]), table: {spleen: 1}), label: 1)",
        "the label 1 is \"liver\" in the prediction and \"spleen\" in the truth"
    ),
    ("dice_score(tensor([1]), tensor([1]), labels: \"all\")", "there is no choice of labels \"all\""),
    (
        "dice_score(tensor([1]), tensor([1]), label: \"liver\")",
        "neither of the two has names for its labels, \"liver\" among them"
    ),
    ("dice_score(tensor([1]), tensor([1]), label: 1.5)", "a label is a whole number or a name, found a float"),
])
func masksThatDoNotFitAreRefused(script: String, message: String) throws {
    #expect(try TestHost().problem(script)?.message == message)
}

/// Two maps with names, of which the second has other numbers.
private let named = """
    a = label_map(tensor([[0, 1, 2], [3, 3, 0]]), table: {liver: 1, spleen: 2, stomach: 3, bladder: 4})
    b = label_map(tensor([[0, 1, 2], [2, 3, 0]]), table: {liver: 1, spleen: 2, stomach: 3, bladder: 4})
    c = label_map(tensor([[0, 1, 4], [4, 2, 0]]), table: {liver: 1, spleen: 4, stomach: 2})
    plain = tensor([[0, 1, 2], [2, 3, 0]])

    """

@Test(arguments: [
    ("dice_score(a, b, label: \"spleen\")", "0.6666666666666666"),
    ("dice_score(a, c, label: \"spleen\")", "0.6666666666666666"),
    ("dice_score(a, plain, label: \"spleen\")", "0.6666666666666666"),
    ("dice_score(a, b, label: \"bladder\")", "none"),
    ("dice_score(a, b, labels: \"each\")[\"name\"]", "[\"liver\", \"spleen\", \"stomach\"]"),
    ("dice_score(a, b, labels: \"each\")[\"dice\"]", "[1.0, 0.6666666666666666, 0.6666666666666666]"),
    ("hd95(a, b, labels: [\"stomach\", 1])[\"hd95\"]", "[0.95, 0.0]"),
    ("lesion_true_positive_rate(a, b, labels: [2])[\"lesion_true_positive_rate\"]", "[0.5]"),
    ("dice_score(plain, plain, labels: \"each\")[\"label\"]", "[1, 2, 3]"),
])
func labelsInTheLanguage(script: String, expected: String) throws {
    let shown = try TestHost().run(named + "x = \(script)\n[x]")
    #expect(shown == "[\(expected)]")
}

@Test(arguments: [
    ("dice_score(a, b, label: \"spleeen\")", "the names of the prediction have no label \"spleeen\""),
    ("dice_score(b, c, label: \"bladder\")", "the names of the truth have no label \"bladder\""),
    (
        "dice_score(a, c, labels: \"each\")",
        "the label 2 is \"spleen\" in the prediction and \"stomach\" in the truth"
    ),
])
func namesThatDoNotFitAreRefused(script: String, message: String) throws {
    #expect(try TestHost().problem(named + script)?.message == message)
}

@Test func aLabelThatIsNowhereIsWarnedOf() throws {
    let shown = try TestHost().run("x = dice_score(tensor([0, 2]), tensor([1, 2]), label: 7)\n[x]")
    #expect(shown == "warning: the label 7 occurs in neither of the two; those that do: 0, 1, 2\n[none]")
}
