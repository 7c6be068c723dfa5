import Foundations
import Tensors
import Testing

@testable import Networks

/// A modulation as a user would write it: it says nothing of gamma and beta.
final class Gated: Modulation {
    let project: Dense

    init(channels: Int, conditionSize: Int, stream: inout RandomStream) throws {
        project = try Dense(inputs: conditionSize, outputs: 2 * channels, stream: &stream)
    }

    var namedParameters: NamedParameters { prefixed("project", project.namedParameters) }

    func callAsFunction(_ x: Tensor, _ z: Tensor, _ pass: Pass) throws -> Tensor {
        let parts = try project(z).split(2, axis: -1)
        return try x * parts[0].sigmoid().perChannel(like: x) + parts[1].perChannel(like: x)
    }
}

struct GatedFactory: ModulationFactory {
    var name: String { "gated" }
    func make(channels: Int, conditionSize: Int, stream: inout RandomStream) throws -> (any Modulation)? {
        try Gated(channels: channels, conditionSize: conditionSize, stream: &stream)
    }
}

@Suite struct ModulationTests {
    @Test func coefficientsAreFoundByAsking() throws {
        var stream = Samples.stream()
        let gated = try Gated(channels: 3, conditionSize: 2, stream: &stream)
        let z = try Samples.normal([2, 2])
        let found = try gated.coefficients(z, channels: 3)
        let parts = try gated.project(z).split(2, axis: -1)
        #expect(Samples.largestDifference(found.gamma, try parts[0].sigmoid() - Tensor(1)) < 1e-6)
        #expect(Samples.largestDifference(found.beta, parts[1]) < 1e-6)
    }

    @Test func noModulationMakesNone() throws {
        var stream = Samples.stream()
        #expect(try NoModulation().make(channels: 1, conditionSize: 1, stream: &stream) == nil)
    }
}
