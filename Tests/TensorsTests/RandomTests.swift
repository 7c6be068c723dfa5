import TestSupport
import Testing

@testable import Foundations
@testable import Tensors

@Suite struct RandomTests {
    @Test func aRestoredStreamGivesTheSameNumbersOnAnyThreads() throws {
        let start = RandomStream(seed: 5)
        let before = Threads.count
        defer { Threads.count = before }
        var results: [[Float]] = []
        for threads in [1, 2, 7] {
            Threads.count = threads
            var stream = start
            let x = try Tensor.randomUniform([100_003], stream: &stream)
            results.append(try x.dropout(rate: 0.3, stream: &stream).floats)
        }
        #expect(results[1] == results[0])
        #expect(results[2] == results[0])
    }

    @Test func momentsAreAsAskedFor() throws {
        var stream = RandomStream(seed: 6)
        let uniform = try Tensor.randomUniform([200_000], low: -1, high: 3, stream: &stream)
        #expect(try abs(uniform.mean().scalar() - 1) < 0.01)
        #expect(try uniform.min().scalar() >= -1)
        #expect(try uniform.max().scalar() < 3)
        let normal = try Tensor.randomNormal([200_000], mean: 2, deviation: 0.5, stream: &stream)
        #expect(try abs(normal.mean().scalar() - 2) < 0.01)
        #expect(try abs(normal.variance().scalar() - 0.25) < 0.01)
    }

    @Test func dropoutKeepsTheMeanAndItsMask() throws {
        var stream = RandomStream(seed: 8)
        let x = try Tensor.ones([100_000]).watched()
        let y = try x.dropout(rate: 0.25, stream: &stream)
        #expect(try abs(y.mean().scalar() - 1) < 0.02)
        #expect(Set(y.floats) == [0, 1 / 0.75])
        #expect(try y.sum().gradients()[x]?.floats == y.floats)
        #expect(try x.dropout(rate: 0, stream: &stream).floats == x.floats)
        #expect(throws: Problem.self) { try x.dropout(rate: 1, stream: &stream) }
    }

    @Test(arguments: [1, 3, 63, 64, 65, 200, 40_001]) func drawsAreTheWordsOfThePhiloxBlocks(_ count: Int) throws {
        var stream = RandomStream(seed: 4)
        var copy = stream
        let draws = try Tensor.randomUniform([count], stream: &stream).floats
        func wanted() -> [Float] {
            let key = copy.nextKey()
            let words = (0..<UInt64(count + 3) / 4).flatMap { RandomStream.philox(counter: $0, key: key) }
            return words.prefix(count).map { Float($0 >> 8) * 0x1p-24 }
        }
        #expect(draws == wanted())
        let kept = try Tensor.ones([count]).dropout(rate: 0.25, stream: &stream).floats
        #expect(kept == wanted().map { $0 >= 0.25 ? 1 / 0.75 : 0 })
    }
}
