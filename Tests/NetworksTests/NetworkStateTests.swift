import Foundations
import Tensors
import Testing

@testable import Networks

@Suite struct NetworkStateTests {
    @Test func restoringGivesTheSameBitsBack() throws {
        let net = try Samples.net(condition: Samples.organs())
        let (state, digest) = (net.snapshot(), net.stateDigest)
        for (_, parameter) in net.namedParameters { parameter.value = try parameter.value + Tensor(1) }
        #expect(net.stateDigest != digest)
        try net.restore(state)
        #expect(net.stateDigest == digest)
    }

    @Test func aStateOfAnotherNetworkChangesNothing() throws {
        let net = try Samples.net(condition: Samples.organs())
        let digest = net.stateDigest
        let other = try Samples.net(condition: Samples.organs()) { $0.features = 8 }.snapshot()
        #expect(throws: Problem.self) { try net.restore(other) }
        #expect(net.stateDigest == digest)
    }
}
