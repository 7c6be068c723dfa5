import Foundations
import Testing

@testable import Builtins

private let gated = """
    layer gated(channels, condition_size) {
        project = dense(condition_size, 2 * channels)
        floor   = parameter([channels], initial: 0.1)
        def call(x, z) {
            gamma, beta = split(project(z), 2)
            x * (floor + per_channel(sigmoid(gamma), x)) + per_channel(beta, x)
        }
    }
    seed 3
    organs = hierarchy({liver: 1, stomach: 2})
    data = phantom("abdomen", regions: organs, count: 4, size: [16, 16])

    """

@Test func aLayerOfTheLanguageModulatesANetwork() throws {
    let host = try TestHost()
    try host.run(gated + "net = unet(levels: 2, features: 4, condition: organs, modulation: gated)")
    let names = try host.run("keys(net.parameters)")
    #expect(names.contains("encoder.0.modulation.1.project.weight"))
    #expect(names.contains("head.modulation.floor"))
}

@Test func aNetworkThatIsCalledSaysHowToAskIt() throws {
    let problem = try TestHost().problem("net = unet(levels: 2, features: 4)\nnet(zeros([16, 16]))")
    #expect(problem?.message == "a network cannot be called")
    #expect(problem?.notes == ["predict(net, image) gives the probability of each region"])
}

@Test func trainingChangesTheParametersOfALayerOfTheLanguage() throws {
    let host = try TestHost()
    try host.run(gated + "net = unet(levels: 2, features: 4, condition: organs, modulation: gated)")
    let before = try host.run("net.parameters[\"encoder.0.modulation.0.floor\"]")
    try host.run("t = trainer(net, data, optimizer: adam(rate: 0.01), batch: 2)\ntrain t steps: 3")
    #expect(try host.run("net.parameters[\"encoder.0.modulation.0.floor\"]") != before)
}

@Test func aModulationOfTheWrongShapeIsNamed() throws {
    let script = """
        layer wrong(channels, condition_size) { def call(x, z) { sum(x) } }
        organs = hierarchy({liver: 1})
        net = unet(levels: 2, features: 4, condition: organs, modulation: wrong)
        predict(net, zeros([8, 8]))
        """
    #expect(try TestHost().problem(script)?.message.contains("the layer wrong turned x of shape") == true)
}

@Test func theSameSeedMakesTheSameNetwork() throws {
    let script =
        "seed 5\nnet = unet(levels: 2, features: 4, condition: hierarchy({liver: 1}))\nnet.parameters[\"head.convolution.weight\"]"
    #expect(try TestHost().run(script) == TestHost().run(script))
    #expect(try TestHost().run(script) != TestHost().run(script.replacing("seed 5", with: "seed 6")))
}

@Test func aLossOfTheLanguageTrains() throws {
    let host = try TestHost()
    let text = try host.run(
        gated + """
            net = unet(levels: 2, features: 4, condition: organs)
            own = (p, y) -> mean((p - y) ^ 2)
            t = trainer(net, data, loss: own, batch: 2)
            step t
            """)
    #expect(text.hasPrefix("step 1: loss 0."))
}

@Test func aLossWithOptionsIsALoss() throws {
    let host = try TestHost()
    let plain = try host.run("dice(tensor([[0.9], [0.2]]), tensor([[1.0], [0.0]]), exponent: 1, smoothing: 1)")
    let prepared = try host.run(
        "d = dice(exponent: 1, smoothing: 1)\nd(tensor([[0.9], [0.2]]), tensor([[1.0], [0.0]]))")
    #expect(plain == prepared)
    #expect(host.problem("dice(exponnt: 1)")?.message.contains("exponnt") == true)
}

@Test(arguments: [
    ("unet(dims: 4)", "dims must be 2 or 3, found 4"),
    ("unet(modulation: 3, condition: hierarchy({a: 1}))", "expected film, none or a layer, found an integer"),
    ("predict(unet(levels: 2, features: 4, condition: hierarchy({a: 1})), zeros([8, 8, 8, 2]))", "[8, 8, 8, 2]"),
    ("mc_dropout(unet(levels: 2, features: 4, condition: hierarchy({a: 1})), zeros([8, 8]))", "no dropout"),
    ("inspect(unet(levels: 2, features: 4))", "no modulation"),
    ("unet(outputs: hierarchy({a: 1}), head: \"joint\")", "head \"joint\" gives a channel for each region"),
    ("unet(outputs: hierarchy({a: 1}), condition: hierarchy({a: 1}))", "not both"),
    ("unet(outputs: hierarchy({a: 1}), head: \"soft\")", "unet expects \"softmax\""),
    ("unet(outputs: hierarchy({a: 1}), modulation: film)", "unet has no use for `modulation` without `condition`"),
    ("unet(outputs: \"a\")", "expects an integer"),
    ("predict(unet(levels: 2, features: 4), zeros([8, 8]))", "there is no region to ask unet 2D"),
])
func networkMistakesAreNamed(script: String, part: String) throws {
    let message = try TestHost().problem(script)?.message ?? "no error"
    #expect(message.contains(part), "\(message)")
}

/// The first layer alone would take 110 GB.
@Test(.enabled(if: MemoryLimit.available() < 100_000_000_000))
func anImageTooLargeIsToBePredictedInWindows() throws {
    let script = """
        net = unet(dims: 3, levels: 1, features: 1024, kernel: 1, condition: hierarchy({a: 1}))
        predict(net, zeros([300, 300, 300]))
        """
    let problem = try TestHost().problem(script)
    #expect(problem?.notes == ["predict it in parts: window: [96, 96, 96]"])
}

@Test func convolutionsHaveStridesPaddingAndKernelsOfAnySide() throws {
    let host = try TestHost()
    #expect(try host.run("conv(1, 4, kernel: 20, padding: \"valid\")(zeros([1, 32, 30, 1])).shape") == "[1, 13, 11, 4]")
    #expect(try host.run("conv(1, 4, kernel: 4, stride: 2)(zeros([1, 9, 8, 1])).shape") == "[1, 5, 4, 4]")
    #expect(host.problem("conv(1, 4, padding: \"smae\")")?.message.contains("\"same\" or \"valid\"") == true)
    #expect(host.problem("conv(1, 4, stride: 0)")?.message == "stride is 0, and must be at least 1")
}

private let leaves = """
    seed 3
    organs = hierarchy({body: {liver: 1, stomach: 2}})
    image = phantom("abdomen", regions: organs, count: 1, size: [16, 16])[0].image

    """

@Test func logitsTakeAVolumeOrACaseAsABatchOfOne() throws {
    let host = try TestHost()
    try host.run(
        leaves + """
            net = unet(levels: 2, features: 4, outputs: organs)
            one = phantom("abdomen", regions: organs, count: 1, size: [16, 24], seed: 2)[0]
            """)
    #expect(try host.run("net.logits(one).shape") == "[1, 16, 24, 3]")
    #expect(
        try host.run(
            "all(net.logits(one) == net.logits(reshape(one.image.tensor, [1, 16, 24, 1])))\n"
                + "all(net.logits(one.image) == net.logits(one))") == "true\ntrue")
    #expect(try host.run("explain(cross_entropy, net.logits(one), one.annotation, at: [8, 8]).agrees") == "true")
}

@Test func aNetworkOfLeavesIsASoftmaxOverThem() throws {
    let host = try TestHost()
    let text = try host.run(
        leaves + """
            net = unet(levels: 2, features: 4, outputs: organs)
            net
            net.output
            keys(predict(net, image))
            z = logits(net, reshape(image.tensor, [1, 16, 16, 1]))
            z.shape
            p = softmax(z)
            max(abs(p[0, ..., 1] + p[0, ..., 2] - predict(net, image).body.tensor)).value < 1e-5
            """)
    #expect(text.contains("unet 2D, 2 levels, 4 features, softmax over 3 leaves"))
    #expect(text.hasSuffix("\"leaves\"\n[\"body\", \"liver\", \"stomach\"]\n[1, 16, 16, 3]\ntrue"), "\(text)")
}

@Test(arguments: [
    ("outputs: organs, head: \"sigmoid\"", "sigmoids of 2 leaves"),
    ("condition: organs, modulation: none", "joint head of 3 regions"),
    ("condition: organs, head: \"heads\"", "a head for each of 3 regions"),
    ("condition: organs, modulation: none, head: \"decoders\"", "a decoder for each of 3 regions"),
    ("condition: organs, pooled: true", "film over 3 regions"),
])
func everyHeadPredictsEvaluatesAndIsUncertain(_ options: String, _ title: String) throws {
    let host = try TestHost()
    let text = try host.run(
        leaves + """
            net = unet(levels: 2, features: 4, dropout: 0.2, \(options))
            net
            keys(predict(net, image))
            keys(predict(net, image, window: [8, 8]))
            mc_dropout(net, image, samples: 3).regions
            tta(net, image, samples: 3).regions
            count(evaluate(net, phantom("abdomen", regions: organs, count: 2, size: [16, 16])))
            logits(net, zeros([2, 16, 16, 1]), ["liver", "body"]).shape
            """)
    let names = "[\"body\", \"liver\", \"stomach\"]"
    #expect(text.contains(title))
    #expect(text.hasSuffix([names, names, names, names, "3", "[2, 16, 16, 1]"].joined(separator: "\n")), "\(text)")
}

/// Dropout of a parameter inside a modulation draws one mask for all samples that run together.
@Test(arguments: ["[]", "[channels]"]) func samplesRunUnderAModulationThatDropsItsParameters(_ shape: String) throws {
    let host = try TestHost()
    let text = try host.run(
        """
        layer uncertain(channels, condition_size) {
            w = parameter(\(shape))
            d = dropout(rate: 0.5)
            def call(x, z) { x * (1 + d(w)) }
        }
        net = unet(levels: 2, features: 3, condition: hierarchy({a: 1, b: 2}), modulation: uncertain, dropout: 0.1)
        mc_dropout(net, normal([16, 16]), samples: 4, keep_samples: true).samples.shape
        """)
    #expect(text == "[4, 2, 16, 16]")
}

@Test func aCopyIsTrainedByItself() throws {
    let host = try TestHost()
    let text = try host.run(
        gated + """
            net = unet(levels: 2, features: 4, condition: organs, modulation: gated)
            other = copy(net)
            gap = () -> max(abs(net.parameters["head.convolution.weight"] - other.parameters["head.convolution.weight"]))
            gap().value == 0
            t = trainer(other, data)
            step t;
            gap().value == 0
            """)
    #expect(text == "true\nfalse")
}

@Test func predictionsAreDifferentiatedByTheImageOrRefuseToBe() throws {
    let host = try TestHost()
    try host.run(
        """
        seed 3
        h = hierarchy({a: 1, b: 2})
        net = unet(levels: 2, features: 4, condition: h)
        x = normal([8, 8])
        batch = reshape(x, [1, 8, 8, 1])
        def changes(g) { float(sum(abs(g))) > 0 }
        """)
    #expect(try host.run("changes(gradient(q -> sum(logits(net, q, [\"a\"])), batch))") == "true")
    #expect(try host.run("changes(gradient(q -> sum(predict(net, q, [\"b\"]).b), x))") == "true")
    #expect(
        host.problem("gradient(q -> sum(predict(net, q, window: [4, 4]).a), x)")?.message
            == "a gradient by the image was asked for, and this way of asking a network is not differentiated")
    #expect(
        host.problem("gradient(q -> sum(segment(net, q).tensor * 1.0), x)")?.message.hasPrefix(
            "a gradient by the image") == true)
}
