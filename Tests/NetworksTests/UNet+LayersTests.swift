import Foundations
import Labels
import Tensors
import Testing

@testable import Networks

@Suite struct UNetLayersTests {
    @Test(arguments: UNetHead.allCases) func everyParameterBelongsToALayer(_ head: UNetHead) throws {
        let net = try Samples.net(head: head)
        let names = net.layers.flatMap { $0.map(\.0) }
        #expect(Set(names) == Set(net.namedParameters.map(\.0)))
        #expect(names.count == net.namedParameters.count)
    }

    @Test func branchesStandSideBySide() throws {
        let layers = try Samples.net(head: .decoders).layers
        // Two levels of two blocks, then two blocks and a last convolution in every decoder.
        #expect(layers.count == 4 + 3)
        let last = layers[6].map(\.0)
        #expect(last.allSatisfy { $0.contains("head.convolution") } && last.count == 2 * 3)
    }

    @Test func theConditionComesFirstAndTheHeadLast() throws {
        let layers = try Samples.net(condition: Samples.organs()) {
            $0.levels = 3
            $0.deepSupervision = true
        }.layers
        #expect(layers.first?.allSatisfy { $0.0.hasPrefix("condition") } == true)
        #expect(layers.last?.allSatisfy { $0.0.hasPrefix("head") } == true)
        // The head beside the way goes with the block it looks at.
        #expect(layers.contains { $0.contains { $0.0.hasPrefix("supervision.1") } && $0[0].0.hasPrefix("decoder.1") })
    }

    @Test func aCopyIsEqualAndOnItsOwn() throws {
        for net in try UNetHead.allCases.map({ try Samples.net(head: $0) }) + [Samples.net(condition: Samples.organs())]
        {
            let copy = try net.copied()
            #expect(copy.stateDigest == net.stateDigest && copy.title == net.title)
            let before = net.stateDigest
            copy.namedParameters[0].1.value = try .zeros(copy.namedParameters[0].1.value.shape)
            #expect(net.stateDigest == before && copy.stateDigest != before)
        }
    }
}
