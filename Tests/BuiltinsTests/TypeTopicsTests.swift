import Catalogue
import Language
import Testing

@testable import Builtins

/// Pages of values tell all their members, and no others.
@Suite struct TypeTopicsTests {
    /// How a value of each type is made.
    private static let makers = [
        "case": "data[0]", "dataset": "data", "volume": "data[0].image", "label map": "data[0].labels",
        "tensor": "ones([2])", "hierarchy": "organs", "label set": "organs[\"liver\"]",
        "annotation": "data[0].annotation", "network": "net", "modulation": "modulation(net)",
        "trainer": "trainer(net, data)", "step report": "step(trainer(net, data))",
        "train report": "train(trainer(net, data), steps: 1)",
        "comparison": "compare([dice], net, data, steps: 1, batch: 2)", "table": "table([{a: 1}])",
        "uncertainty": "mc_dropout(net, ones([8, 8]), samples: 2)", "audit": "audit(data)",
        "explanation": "explain(cross_entropy, tensor([[[2.0, 0.0, 1.0]]]), annotation(tensor([1]), organs), at: [0])",
        "axiom check": "obeys_axiom(leaf_dice, organs, trials: 2)",
    ]

    @Test(arguments: TypeTopics.all.map(\.name))
    func everyMemberIsTold(_ name: String) throws {
        let topic = try #require(TypeTopics.all.first { $0.name == name })
        let host = try TestHost()
        try host.run(
            "seed 1\norgans = hierarchy({liver: 1, spleen: 2})\n"
                + "data = phantom(\"abdomen\", regions: organs, count: 2, size: [16, 16])\n"
                + "net = unet(levels: 2, features: 2, condition: organs, dropout: 0.1)\n"
                + "made = \(try #require(Self.makers[name]))")
        let value = try #require(host.variables.first { $0.name == "made" }?.value)
        #expect(value.typeName == name)
        #expect(topic.members.map(\.name) == value.memberNames)
    }
}
