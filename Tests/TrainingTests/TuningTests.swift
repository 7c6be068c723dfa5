import Foundations
import Labels
import Networks
import Tensors
import Testing

@testable import Training

@Suite struct TuningTests {
    /// The names of the parameters that some steps move.
    private func moved(_ net: UNet, share: Double) throws -> Set<String> {
        let before = net.namedParameters.map { $0.1.value.floats }
        _ = try Samples.trainer(net) { $0.tune = share }.train(steps: 3)
        return Set(zip(net.namedParameters, before).filter { $0.1.value.floats != $1 }.map(\.0.0))
    }

    @Test func onlyTheLastLayersMove() throws {
        let net = try Samples.net { $0.norm = .batch }
        // The condition's layers, four blocks of the encoder, two of the decoder, the head: eight in all.
        #expect(net.layers.count == 8)
        let found = try moved(net, share: 0.375)
        #expect(!found.isEmpty && found.allSatisfy { $0.hasPrefix("decoder") || $0.hasPrefix("head") })
        #expect(found.contains("decoder.0.norm.0.running_mean") && found.contains("head.modulation.weight"))
    }

    @Test func withAllLayersEverythingMoves() throws {
        let net = try Samples.net()
        #expect(try moved(net, share: 1) == Set(net.namedParameters.map(\.0)))
    }

    @Test func afterwardsNothingIsFrozen() throws {
        let net = try Samples.net()
        _ = try moved(net, share: 0.1)
        #expect(net.namedParameters.allSatisfy { !$0.1.isFrozen })
        #expect(try moved(net, share: 1).count == net.namedParameters.count)
        struct Stop: Error {}
        #expect(throws: Stop.self) { try Tuning(net, share: 0.1).applied { throw Stop() } }
        #expect(net.namedParameters.allSatisfy { !$0.1.isFrozen })
    }

    @Test func aShareOf0IsRefused() throws {
        for share in [0, -0.5, 1.5, Double.nan] {
            #expect(Samples.problem { _ = try Samples.trainer(Samples.net()) { $0.tune = share } }?.argument == "tune")
        }
    }
}
