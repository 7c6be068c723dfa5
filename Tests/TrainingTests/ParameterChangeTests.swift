import Foundations
import Networks
import Tensors
import Testing

@testable import Training

@Suite struct ParameterChangeTests {
    @Test func thePenaltyIsInTheLossAndInTheGradientsLength() throws {
        let net = try Samples.net()
        let (name, parameter) = try #require(
            net.namedParameters.first { $0.1.penalty > 0 && $0.0.hasSuffix("weight") })
        let values = parameter.value.floats.map(Double.init)
        // 3 w for every weight of one modulation, and nothing else.
        let change = try ParameterChange((parameter.leaf * 3).sum(), net, Pass(isTraining: true)) {
            Problem(.numeric, $0)
        }
        #expect(change.updates.map(\.update.name) == [name])
        let loss = values.reduce(0) { $0 + 3 * $1 + parameter.penalty * $1 * $1 }
        let square = values.reduce(0) { $0 + (3 + 2 * parameter.penalty * $1) * (3 + 2 * parameter.penalty * $1) }
        #expect(abs(change.loss - loss) < 1e-5 * (1 + abs(loss)))
        #expect(abs(change.norm - square.squareRoot()) < 1e-9 * change.norm)
        #expect(square != 9 * Double(values.count))
    }
}
