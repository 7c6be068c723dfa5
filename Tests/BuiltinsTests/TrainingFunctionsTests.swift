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
