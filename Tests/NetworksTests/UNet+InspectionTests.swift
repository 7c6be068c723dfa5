import Foundations
import Tensors
import Testing

@testable import Networks

@Suite struct UNetInspectionTests {
    @Test func theSummaryAddsUp() throws {
        let net = try Samples.net(condition: Samples.organs())
        let cells = try #require(net.summary().column("parameters"))
        let counts = cells.compactMap { if case .integer(let count) = $0 { count } else { nil } }
        #expect(counts.last == net.parameterCount)
        #expect(counts.dropLast().reduce(0, +) == net.parameterCount)
    }

    @Test func modulationIsWhatTheNetworkApplies() throws {
        let net = try Samples.net(condition: Samples.organs())
        let table = try net.modulation()
        var seen: [String: (gamma: [Float], beta: [Float])] = [:]
        let pass = Pass(recorder: { seen[$0] = ($1.floats, $2.floats) })
        _ = try net.predict(Samples.normal([1, 8, 8, 1]), condition: net.condition("spleen"), pass: pass)
        #expect(table.layers.count == net.options.convolutions)
        for (index, layer) in table.layers.enumerated() {
            let applied = try #require(seen[layer.name])
            #expect(zip(applied.gamma, table.gamma[1][index]).allSatisfy { abs($0 - $1) < 1e-5 })
            #expect(zip(applied.beta, table.beta[1][index]).allSatisfy { abs($0 - $1) < 1e-5 })
        }
    }

    @Test func inspectHasARowForEachLayerAndRegion() throws {
        let net = try Samples.net(condition: Samples.organs())
        #expect(try net.inspect().rows.count == 7 * 3)
    }

    @Test func aUsersModulationCanBeInspectedToo() throws {
        let net = try Samples.net(condition: Samples.organs(), modulation: GatedFactory())
        #expect(try net.modulation().layers.count == 7)
    }

    @Test func anUnmodulatedNetworkSaysSo() throws {
        let net = try Samples.net(condition: Samples.organs(), modulation: NoModulation())
        #expect(throws: Problem.self) { try net.modulation() }
    }
}
