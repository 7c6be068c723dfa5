import Foundations
import Tensors
import Testing

@testable import Networks

@Suite struct DropoutTests {
    @Test func doesNothingOutsideOfTraining() throws {
        let x = try Samples.normal([4, 4])
        #expect(try Dropout(rate: 0.5)(x, Pass()).floats == x.floats)
    }

    @Test func keepsTheMeanInTraining() throws {
        let y = try Dropout(rate: 0.25)(.ones([100, 100]), Pass(isTraining: true))
        let values = Set(y.floats.map { ($0 * 1000).rounded() / 1000 })
        #expect(values == [0, 1.333])
        #expect(abs(y.floats.reduce(0, +) / 10_000 - 1) < 0.03)
    }

    @Test func isActiveForMonteCarloWithoutTraining() throws {
        let pass = Pass(dropsOut: true)
        #expect(try Dropout(rate: 0.5)(.ones([64]), pass).floats.contains(0))
        #expect(!pass.isTraining)
    }

    @Test func theSameStreamDrawsTheSame() throws {
        func sample(_ seed: UInt64) throws -> [Float] {
            try Dropout(rate: 0.5)(.ones([64]), Pass(dropsOut: true, random: RandomStream(seed: seed))).floats
        }
        #expect(try sample(1) == sample(1))
        #expect(try sample(1) != sample(2))
    }

    @Test func refusesRatesOutsideOf0To1() {
        #expect(throws: Problem.self) { try Dropout(rate: 1) }
        #expect(throws: Problem.self) { try Dropout(rate: -0.1) }
        #expect(throws: Problem.self) { try Dropout(rate: .nan) }
    }
}
