import Testing

@testable import Builtins

/// What is said to typical mistakes: what was wrong, with the numbers, and what to do.
@Suite struct MessageTests {
    private static let setting =
        "seed 1\norgans = hierarchy({liver: 1, spleen: 2})\n"
        + "data = phantom(\"abdomen\", regions: organs, count: 2, size: [16, 16])\n"
        + "net = unet(levels: 2, features: 2, condition: organs)\n"
    private static let losses =
        "\"dice\", \"binary_cross_entropy\", \"logit_l2\", \"binary_focal\", \"focal_dice\", \"generalized_dice\", "
        + "\"tversky\", \"focal_tversky\", \"adaptive_wing\", \"squared_error\", \"mean_dice\", \"cross_entropy\", \"focal\", "
        + "\"marginalized_dice\", \"marginalized_cross_entropy\", \"marginalized_focal\", \"leaf_dice\", "
        + "\"adaptive_cross_entropy\" or \"smile_cross_entropy\""

    @Test(arguments: [
        (
            "train net", "train takes a trainer, and this is a network",
            ["t = trainer(net, data) makes one; then train t"]
        ),
        ("step net", "step takes a trainer, and this is a network", ["t = trainer(net, data) makes one; then step t"]),
        (
            "trainer(net, data, loss: \"dise\")", "there is no loss \"dise\"",
            ["did you mean \"dice\"?\nit is one of \(losses)"]
        ),
        (
            "load(\"x.nii\", as: labels)", "there is no `labels` here",
            ["a word stands in quotes: as: \"labels\""]
        ),
        (
            "load(\"x.nii\", as: volume)", "load expects a string for `as`, found a function",
            ["a word stands in quotes: as: \"volume\""]
        ),
        (
            "e = evaluate(net, data)\ne.dice", "a table has no `dice`",
            ["it is taken by its name in brackets: e[\"dice\"]"]
        ),
        ("e = evaluate(net, data)\ne.dcie", "a table has no `dcie`", ["did you mean e[\"dice\"]?"]),
        (
            "trainer(net, data, loss: dise)", "there is no `dise` here", ["did you mean loss: \"dice\"?"]
        ),
        (
            "predict(net, ones([16, 16]), lung)", "there is no `lung` here", ["a word stands in quotes: \"lung\""]
        ),
        (
            "trainer(data, net)", "trainer expects a network for `network`, found a dataset",
            ["`network` stands before `data`: did you swap them?"]
        ),
        (
            "predict(net, data[0])", "predict expects a volume or tensor for `image`, found a case",
            ["data[0].image is the image of the case"]
        ),
        (
            "predict(net, \"x.nii\")", "predict expects a volume or tensor for `image`, found a string",
            ["load(\"…\") reads a file"]
        ),
        (
            "trainer(net, data, batch: \"4\")", "trainer expects an integer for `batch`, found a string",
            ["a number stands without quotes: batch: 4"]
        ),
        (
            "unet(condition: {liver: 1})", "unet expects a hierarchy for `condition`, found a record",
            ["hierarchy({liver: 1, spleen: 2}) makes one, of names and label values"]
        ),
        (
            "evaluate(trainer(net, data), data)", "evaluate expects a network for `network`, found a trainer",
            ["trainer(net, data).net is the network that it trains"]
        ),
        (
            "dataset([{image: volume(ones([1, 2])), annotation: tensor([[0, 1]])}])",
            "case 0: annotation is a tensor",
            ["annotation(labels, hierarchy) makes one of labels: what is known of each voxel"]
        ),
        ("annotation(tensor([[0, 1]]))", "annotation needs a hierarchy", ["as in annotation(labels, hierarchy)"]),
        ("organs.liver", "a hierarchy has no `liver`", ["it is taken by its name in brackets: organs[\"liver\"]"]),
        (
            "ones([2, 8, 8, 3]) * ones([2, 3])", "cannot multiply tensors of shapes [2, 8, 8, 3] and [2, 3]",
            [
                "a number for each sample and channel goes with images by per_channel(values, x), which gives it the "
                    + "shape [2, 1, 1, 3]"
            ]
        ),
    ])
    func whatToDoIsSaid(_ script: String, _ message: String, _ notes: [String]) throws {
        let problem = try TestHost().problem(Self.setting + script)
        #expect(problem?.message == message)
        #expect(problem?.notes == notes)
    }

    /// Found where the trainer is made, and not at the first step that happens to mix them.
    @Test func imagesOfSeveralSizesAreToldAtOnce() throws {
        let script =
            Self.setting + "a = phantom(\"abdomen\", regions: organs, count: 1, size: [24, 16])\n"
            + "all = dataset(data.cases + a.cases, regions: organs)\n"
        let problem = try TestHost().problem(script + "trainer(net, all, batch: 2)")
        #expect(problem?.kind == "shape")
        #expect(
            problem?.message.hasPrefix("the images of a batch have one size: \"") == true
                && problem?.message.contains("has 16 × 16, \"") == true
                && problem?.message.hasSuffix("has 24 × 16") == true, "\(problem?.message ?? "")")
        #expect(
            problem?.notes == ["use batch: 1, or bring the images to one size before, as with resample or pad"])
        #expect(try TestHost().problem(script + "step(trainer(net, all, batch: 1))") == nil)
    }

    /// Tensors, lists, tables, datasets and annotations agree in the kind of an index that is not there.
    @Test(arguments: [
        "[1, 2][5]", "\"ab\"[5]", "tensor([1, 2])[5]", "data[7]", "evaluate(net, data)[9]",
        "annotation(tensor([[0, 1]]), organs)[3, 0]", "tensor([1, 2])[0, 0]", "[1][0, 0]", "tensor([1])[::0]",
        "[1][::0]",
    ])
    func anIndexThatIsNotThereIsOfOneKind(_ expression: String) throws {
        let script = Self.setting + "kind = try { \(expression) } catch problem { problem.kind }\nkind"
        #expect(try TestHost().run(script) == "\"index\"")
    }

    @Test(arguments: ["[1, 2][\"a\"]", "tensor([1, 2])[\"a\"]", "data[\"a\"]", "3[0]"])
    func anIndexOfAnotherTypeIsOfOneKind(_ expression: String) throws {
        let script = Self.setting + "kind = try { \(expression) } catch problem { problem.kind }\nkind"
        #expect(try TestHost().run(script) == "\"type\"")
    }
}
