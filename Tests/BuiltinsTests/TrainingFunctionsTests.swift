import Foundations
import Language
import Testing

@testable import Builtins

private let start = """
    seed 3
    organs = hierarchy({liver: 1, stomach: 2})
    data = phantom("abdomen", regions: organs, count: 4, size: [16, 16])
    net = unet(levels: 2, features: 4, condition: organs)
    t = trainer(net, data, batch: 2)

    """

@Test func whatWasTrainedIsNoted() throws {
    let host = try TestHost()
    try host.run(start)
    #expect(host.changes.isEmpty)
    try host.run("train t steps: 2")
    #expect(host.changes == [nil])
    #expect(try host.run("t.steps") == "2")
}

@Test func anInterruptedTrainingIsNotedAsTheStepsDone() throws {
    let host = try TestHost()
    try host.run(start)
    let cancellation = Cancellation()
    host.onProgress = { done in if done == 3 { cancellation.request() } }
    #expect(throws: Interrupted.self) {
        try Cancellation.$current.withValue(cancellation) { try host.run("train t steps: 1000") }
    }
    #expect(host.changes == ["train(t, steps: 3)"])
    #expect(try host.run("t.steps") == "3")

    let straight = try TestHost()
    try straight.run(start + "train t steps: 5")
    try host.run("train t steps: 2")
    #expect(try host.run("net.parameters") == straight.run("net.parameters"))
}

@Test func theRateOfATrainerCanBeChanged() throws {
    let host = try TestHost()
    #expect(try host.run(start + "t.rate = 0.5\nt.rate") == "0.5")
    #expect(host.problem("t.steps = 3") != nil)
}

@Test(arguments: [
    ("trainer(net, data, loss: 3)", "expected a loss, found an integer"),
    ("trainer(net, data, optimizer: 3)", "expected an optimizer, found an integer"),
    ("t = trainer(net, data, loss: (p, y) -> 3)\nstep t", "does not depend on what the network predicts"),
    ("trainer(net, [3])", "trainer expects a dataset for `data`, found a list"),
    ("trainer(net, data, loss: (p, y) -> p)", "no error"),
    ("dataset([{image: zeros([4, 4])}], regions: organs)", "case 0: annotation is missing"),
    ("dataset([{imge: zeros([4, 4])}], regions: organs)", "there is no field imge in a case"),
])
func trainingMistakesAreNamed(script: String, part: String) throws {
    let message = try TestHost().problem(start + script)?.message ?? "no error"
    #expect(message.contains(part), "\(message)")
}

@Test func aSecondStageHasAnotherLossAndRate() throws {
    let host = try TestHost()
    try host.run(start + "t = trainer(net, data, loss: logit_l2)\ntrain t steps: 2")
    #expect(try host.run("t.loss").contains("logit_l2"))
    try host.run("t.loss = dice(exponent: 1)\nt.rate = 1e-4\ntrain t steps: 2")
    #expect(try host.run("t.loss").contains("dice(exponent: 1)"))
    #expect(try host.run("t.losses[0].value > 1 and t.losses[3].value <= 1") == "true")
    try host.run("t.loss = (p, y) -> mean((p - y) ^ 2)\nstep t")
    #expect(host.problem("t.loss = 3")?.message == "expected a loss, found an integer")
    #expect(host.problem("t.batch = 3")?.message == "batch of a trainer cannot be changed")
}

@Test(arguments: [
    "masked: true", "mixup: 0.4", "sampling: \"cases\"", "soften: 0.3", "tune: 0.5", "clip: 1.0",
])
func optionsOfTrainersAreTaken(_ option: String) throws {
    #expect(try TestHost().run(start + "t = trainer(net, data, \(option))\nstep t").hasPrefix("step 1: loss"))
}

@Test(arguments: [
    ("mixup: 0", "mixup must be above 0"), ("mixup: 1, batch: 1", "mixup needs two images in a batch"),
    ("sampling: \"evenly\"", "trainer expects \"cases\" or \"balanced\""), ("tune: 0", "tune must be above 0"),
    ("soften: -1", "soften must be above 0"), ("balanced_by: \"liver\"", "balanced_by says what is balanced"),
    ("sampling: \"balanced\", balanced_by: \"livr\"", "there is no region \"livr\""),
    ("sampling: \"balanced\"", "every sample holds what is asked for"),
])
func mistakenOptionsOfTrainersAreNamed(option: String, part: String) throws {
    let message = try TestHost().problem(start + "t = trainer(net, data, \(option))")?.message ?? "no error"
    #expect(message.contains(part), "\(message)")
}

@Test func twoStepTrainingTakesOneNetworkTwice() throws {
    let host = try TestHost()
    try host.run(
        """
        seed 3
        tissues = hierarchy({white_matter: 1, lesions: 2})
        data = phantom("brain", regions: tissues, count: 8, size: [16, 16])
        net = unet(levels: 2, features: 4, condition: tissues, modulation: none)
        first = trainer(net, data, loss: dice)
        train first steps: 2
        kept = net.parameters["encoder.0.convolution.0.weight"]
        second = trainer(net, data, loss: dice, tune: 0.3)
        train second steps: 2
        """)
    #expect(try host.run("max(abs(kept - net.parameters[\"encoder.0.convolution.0.weight\"])).value == 0") == "true")
    #expect(try host.run("[first.steps, second.steps]") == "[2, 2]")
}

@Test func anOverlayChangesTheDigestOfACaseAndNothingElse() throws {
    let host = try TestHost()
    try host.run(start + "more = with_overlay(data, [none, ones([16, 16, 2]), none, none])")
    let digests = try ["data[0]", "more[0]", "data[1]", "more[1]"].map { name in
        try #require(try host.digest(name))
    }
    #expect(digests[0] == digests[1] && digests[2] != digests[3])
    #expect(try host.run("more[1].overlay.shape") == "[16, 16, 2]")
    #expect(try host.run("data[1].overlay == none") == "true")
    #expect(host.problem("with_overlay(data, [3, \"a\", none, none])")?.message.contains("in it") == true)
}

@Test func trainersOfOneSeedDrawTheSameCases() throws {
    let host = try TestHost()
    let text = try host.run(
        start + """
            def losses(seed) {
                t = trainer(copy(net), data, seed: seed)
                train(t, steps: 2)
                t.losses
            }
            max(abs(losses(5) - losses(5))).value == 0
            max(abs(losses(5) - losses(6))).value == 0
            """)
    #expect(text == "true\nfalse")
}
