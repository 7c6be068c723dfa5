import Datasets
import Foundations
import Labels
import Language
import Tensors
import Testing
import Volumes

@testable import Builtins

private let setting = """
    h = hierarchy({a: 1, bc: {b: 2, c: 3}})
    z = tensor([[[2.0, 0.0, 1.0, 0.5], [0.0, 3.0, 1.0, 0.5]]])
    a = annotation(tensor([[0, 4]]), h, values: {4: "bc"})

    """

@Test func aLossOfLeavesTakesLogitsAndAnAnnotation() throws {
    let host = try TestHost()
    let one = try host.run(setting + "marginalized_cross_entropy(z, a)")
    #expect(try host.run("marginalized_cross_entropy(z, [annotation(tensor([0, 4]), h, values: {4: \"bc\"})])") == one)
    #expect(try host.run("marginalized_cross_entropy(z, annotation(tensor([0, 4]), h, values: {4: \"bc\"}))") == one)
    #expect(try host.run("marginalized_cross_entropy(z, a, reduction: \"none\").shape") == "[1]")
}

@Test func optionsAloneMakeALoss() throws {
    let host = try TestHost()
    let shown = try host.run(
        setting
            + "f = marginalized_focal(gamma: 1, weights: {a: 2})\nf\nf(z, a) == marginalized_focal(z, a, gamma: 1, weights: {a: 2})"
    )
    #expect(shown.hasPrefix("loss marginalized_focal(gamma: 1, weights: {a: 2})"))
    #expect(
        host.problem("marginalized_focal(gamma: \"x\")")?.message
            == "gamma of marginalized_focal is a number, found \"x\"")
    #expect(host.problem("leaf_dice(3, a)")?.message.hasPrefix("leaf_dice takes logits") == true)
}

@Test func mistakesNameTheRegion() throws {
    let host = try TestHost()
    #expect(
        host.problem(setting + "mean_dice(z, a)")?.message
            == "mean_dice takes full labels, but 1 of 2 voxels may be several leaves, all of them {b, c}")
    #expect(
        host.problem("leaf_dice(z[..., :3], a)")?.message.contains("4 leaves {background, a, b, c}, found 3 channels")
            == true)
    #expect(
        host.problem("leaf_dice(z, h)")?.message
            == "leaf_dice expects an annotation, or a list of them for `annotation`, found a hierarchy")
    #expect(host.problem("leaf_dice(z, [a, 3])")?.message.contains("a list with an integer in it") == true)
    let weights = host.problem("marginalized_cross_entropy(z, a, weights: [1, 2])")?.message
    #expect(weights?.contains("2 weights for 4 leaves") == true)
}

@Test func whatTeachesNothingIsWarnedOfOnce() throws {
    let host = try TestHost()
    let script = setting + "u = annotation(tensor([[4, 4]]), h, values: {4: [\"background\", \"a\", \"bc\"]})\n"
    let use =
        "for i in 0..3 { leaf_dice(z, u); }\ngradient(z -> leaf_dice(z, u), z)\n"
        + "combine([leaf_dice, marginalized_focal])(z, u)"
    let shown = try host.run(script + use)
    // Where it was made, with what to do about it; not by the losses as well.
    #expect(shown.components(separatedBy: "warning: ").count == 2)
    #expect(shown.contains("warning: every voxel of this annotation can be any leaf"))
}

@Test func aLossWarnsOfWhatNobodyWarnedOf() throws {
    let host = try TestHost()
    let script =
        "h = hierarchy({liver: 1, stomach: 2})\ndata = phantom(\"abdomen\", regions: h, count: 4, size: [16, 16], seed: 1)\n"
        + "some = filter(drop_annotations(data, share: 0.75), one -> count(one.annotation.complete_regions) == 0)\n"
        + "u = [some[0].annotation, data[1].annotation]\nz = zeros([2, 16, 16, 3])\n"
        + "for i in 0..3 { leaf_dice(z, u); }\ncombine([leaf_dice, marginalized_focal])(z, u);"
    let shown = try host.run(script)
    #expect(shown.components(separatedBy: "warning: ").count == 2)
    #expect(shown.contains("warning: every voxel of 1 of 2 samples may be any leaf"))
}

@Test func combinationsAreLosses() throws {
    let host = try TestHost()
    let shown = try host.run(setting + "f = combine([leaf_dice, marginalized_focal(gamma: 1)], weights: [1, 0.5])\nf")
    #expect(shown == "loss leaf_dice + 0.5 marginalized_focal")
    #expect(try host.run("abs(f(z, a) - leaf_dice(z, a) - 0.5 * marginalized_focal(z, a, gamma: 1)) < 1e-6") == "true")
    #expect(
        host.problem("combine([leaf_dice, dice])")?.message
            == "losses of leaves and losses of a region's map cannot be combined")
    #expect(host.problem("combine([leaf_dice], weights: [-1])")?.message == "a loss cannot have the weight -1")
    #expect(
        host.problem("combine([leaf_dice], weights: [1, 2])")?.message
            == "weights are wanted one for each loss, 1 in all, found 2")
    #expect(try host.run("combine([dice, binary_cross_entropy])") == "loss dice + binary_cross_entropy")
}

@Test func aLossOfTheScriptBecomesOneOfLeaves() throws {
    let host = try TestHost()
    let shown = try host.run(
        setting + "brier = marginalized((p, y) -> mean((p - y) ^ 2))\nm = marginalize(softmax(z), a)\n"
            + "brier(z, a) == mean((m.phi - m.psi) ^ 2)\nobeys_axiom(brier, h).obeys")
    #expect(shown.hasSuffix("true"))
    #expect(host.problem("marginalized(leaf_dice)")?.message == "loss leaf_dice takes logits and an annotation already")
}

@Test func theAxiomIsToldWithACounterexample() throws {
    let host = try TestHost()
    let shown = try host.run(
        setting + "obeys_axiom(leaf_dice, h, scope: \"missing\").obeys\nr = obeys_axiom(leaf_dice, h)\nr")
    #expect(shown.hasPrefix("true\nleaf_dice does not obey the axiom for any sets"))
    let again = "leaf_dice(log(r.counterexample.before), r.counterexample.annotation)"
    #expect(try host.run("abs(\(again) - r.counterexample.loss_before) < 1e-5") == "true")
    #expect(try host.run("obeys_axiom((z, a) -> leaf_dice(z, a), h).obeys") == "false")
    #expect(
        host.problem("obeys_axiom(dice, h)")?.message.contains("of a region's map; expected a loss of leaves") == true)
    let answer = try host.run("obeys_axiom(mean_dice, h)")
    #expect(answer.contains("mean_dice takes full labels only"), "\(answer)")
    #expect(try host.run("obeys_axiom(mean_dice, h).obeys") == "false")
}

@Test func explanationsAreTablesAndPictures() throws {
    let host = try TestHost()
    let shown = try host.run(
        setting + "e = explain(combine([leaf_dice, marginalized_cross_entropy]), z, a, at: [1])\ne")
    for text in ["leaf_dice", "marginalized_cross_entropy", "gradient", "differences", "annotated {b, c}", "●"] {
        #expect(shown.contains(text), "\(text) in \(shown)")
    }
    #expect(try host.run("e.phi.b == e.phi.c") == "true")
    #expect(host.problem("plot e file: \"e.svg\"") == nil)
    #expect(host.problem("explain(leaf_dice, z, a, at: [7])")?.message.contains("outside") == true)
    #expect(try host.run("explain(smile_cross_entropy, z[..., 1:], a, at: [0]).phi == none") == "true")
}

@Test func helpSaysWhatALossObeys() throws {
    let host = try TestHost()
    #expect(try host.run("help leaf_dice").contains("Axiom: obeyed where labels are only missing"))
    #expect(try host.run("help marginalized_dice").contains("Axiom: obeyed for any sets"))
}

@Test func rowsThatPassForSamplesAreWarnedOfOnce() throws {
    let host = try TestHost()
    try host.run(
        "h = hierarchy({a: 1})\na = annotation(tensor([[0, 1, 1], [1, 0, 0]]), h)\nz = normal([2, 3, 2])")
    let warning =
        "warning: logits of shape [2, 3, 2] are taken for 2 samples of 3 voxels each; one image of 2 × 3 voxels is [1, 2, 3, 2]"
    #expect(try host.run("x = cross_entropy(z, a)") == warning)
    #expect(try host.run("x = leaf_dice(z, a)") == "")
    // An image, and samples that were meant.
    let other = try TestHost()
    try other.run("h = hierarchy({a: 1})\na = annotation(tensor([[0, 1, 1], [1, 0, 0]]), h)")
    #expect(try other.run("x = cross_entropy(normal([1, 2, 3, 2]), a)") == "")
    #expect(try other.run("x = cross_entropy(normal([2, 2, 3, 2]), [a, a])") == "")
}

@Test(arguments: [
    "dice", "binary_cross_entropy", "binary_focal", "focal_dice", "generalized_dice", "tversky", "focal_tversky",
])
func aLossOfARegionRefusesLogits(name: String) throws {
    let host = try TestHost()
    try host.run("y = tensor([[[1.0], [0.0]]])")
    for (numbers, found) in [
        ("[[[3.0], [-2.0]]]", "numbers from -2.0 to 3.0"), ("[[[-1.0], [-1.0]]]", "-1.0"),
        ("[[[0.5], [float(\"inf\")]]]", "infinite ones"),
    ] {
        let problem = host.problem("\(name)(tensor(\(numbers)), y)")
        #expect(problem?.message.contains("takes probabilities, found \(found)") == true, "\(problem?.message ?? "")")
        #expect(problem?.notes.first?.contains("sigmoid(z)") == true)
    }
    // Rounding, a recorded sigmoid, and soft targets.
    #expect(host.problem("\(name)(tensor([[[1.0001], [0.0]]]), y)") == nil)
    #expect(host.problem("gradient(z -> \(name)(sigmoid(z), y), tensor([[[3.0], [-2.0]]]))") == nil)
}

@Test func marginalizeRefusesLogits() throws {
    let host = try TestHost()
    try host.run("h = hierarchy({a: 1})\na = annotation(tensor([[0, 1]]), h)")
    let message = host.problem("marginalize(tensor([[[2.0, 0.0], [0.0, 1.0]]]), a)")?.message
    #expect(message == "marginalize takes probabilities, found numbers from 0.0 to 2.0")
    let both = host.problem("focal_dice(tensor([[[2.0], [0.0]]]), tensor([[[1.0], [0.0]]]))")?.message
    #expect(both == "focal_dice takes probabilities, found numbers from 0.0 to 2.0")
}

@Test func anErrorInsideOfAModuleIsShownAtTheCall() throws {
    let host = try TestHost()
    try host.run("use conemos")
    let problem = host.problem("x = 1\nconemos.baseline(\"head\", hierarchy({a: 1}))")
    #expect(problem?.span?.source.name == "test" && problem?.message.contains("found \"head\"") == true)
    #expect(problem?.trace.first?.origin?.source.name == "conemos.reel (standard library)")
}

@Test func datasetsThatTeachNothingAreWarnedOfOnce() throws {
    let setting = """
        h = hierarchy({a: 1, b: 2})
        d = phantom("abdomen", regions: h, count: 2, size: [16, 16], seed: 1)

        """
    let warning = "warning: every voxel of every case may be any leaf: nothing can be learnt from that"
    let host = try TestHost()
    #expect(try host.run(setting + "u = drop_annotations(d, share: 1)") == warning)
    #expect(try host.run("t = trainer(unet(levels: 2, features: 2, outputs: h), u, loss: leaf_dice)") == "")
    // Cases that nobody warned of.
    let other = try TestHost()
    let training = "t = trainer(unet(levels: 2, features: 2, outputs: h), u, loss: leaf_dice)"
    let shown = try other.run(
        setting
            + "h0 = h\nu = dataset([{image: d[0].image, annotation: annotation(argmax(zeros([16, 16, 2]), axis: -1), h, annotated: [])}], regions: h)"
    )
    #expect(shown.hasPrefix("warning: every voxel of this annotation"))
    #expect(try other.run(training) == "")
}

@Test func whatAnOverlayTeachesIsNotWarnedOf() throws {
    let host = try TestHost()
    let hierarchy = try Hierarchy([.leaf("a", 1), .leaf("b", 2)])
    func data(overlay: Tensor?) throws -> Dataset {
        let image = try Volume(values: [0, 0, 0, 0], size: [2, 2])
        let annotation = try Annotation(labels: [0, 0, 0, 0], shape: [2, 2], hierarchy: hierarchy, annotated: [])
        return try Dataset([Case(name: "one", image: image, annotation: annotation, overlay: overlay)])
    }
    host.warn(ofUnknownIn: try data(overlay: .ones([2, 2, 2])))
    #expect(host.shown.isEmpty)
    host.warn(ofUnknownIn: try data(overlay: .zeros([2, 2, 2])))
    #expect(host.shown.count == 1)
}

@Test(arguments: [
    "dice", "generalized_dice", "tversky", "focal_tversky", "binary_cross_entropy", "binary_focal", "focal_dice",
])
func aLossOfWhatIsNotANumberIsNone(name: String) throws {
    let host = try TestHost()
    try host.run("p = tensor([[[0.5], [float(\"nan\")]]])\ny = tensor([[[1.0], [0.0]]])")
    #expect(try host.run("\(name)(p, y)") == "nan")
    #expect(try host.run("\(name)(y, p)") == "nan")
}
