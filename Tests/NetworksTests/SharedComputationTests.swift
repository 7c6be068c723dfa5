import Foundations
import Labels
import Tensors
import Testing

@testable import Networks

@Suite struct SharedComputationTests {
    /// How the condition enters: in every layer, in the last three, with pooled features, or by what comes out.
    enum Way: CaseIterable {
        case everywhere, late, pooled, pooledLate, jointHead, heads, decoders, softmax, sigmoid

        var head: UNetHead? {
            switch self {
            case .everywhere, .late, .pooled, .pooledLate: nil
            case .jointHead: .joint
            case .heads: .heads
            case .decoders: .decoders
            case .softmax: .softmax
            case .sigmoid: .sigmoid
            }
        }
    }

    private func net(_ way: Way, dropout: Double = 0, isFolded: Bool = true) throws -> UNet {
        func set(_ options: inout UNetOptions) {
            options.levels = 3
            options.dropout = dropout
            options.decoder = isFolded ? .folded : .plain
            options.pooled = way == .pooled || way == .pooledLate
            if way == .late || way == .pooledLate { options.conditionedLayers = 3 }
        }
        if let head = way.head { return try Samples.net(head: head, set) }
        return try Samples.net(condition: Samples.organs(), set)
    }

    @Test(arguments: Way.allCases, [true, false])
    func givesThePredictionsOfEachRegion(_ way: Way, _ isFolded: Bool) throws {
        let net = try net(way, isFolded: isFolded)
        let image = try Samples.normal([1, 13, 16, 1])
        let shared = try net.shared(image, dropsOut: false)
        let all = try shared.conditioned(net.condition(net.regions)).completed(Pass())
        for (index, region) in net.regions.enumerated() {
            let alone = try net.predict(image, condition: net.condition(region))
            let one = try shared.conditioned(net.condition(region)).completed(Pass())
            #expect(Samples.largestDifference(one, alone) < 1e-4)
            let row = Array(all.floats[index * alone.count..<(index + 1) * alone.count])
            #expect(zip(row, alone.floats).allSatisfy { abs($0 - $1) < 1e-4 })
        }
    }

    @Test(arguments: Way.allCases) func dropoutDrawsAsInAWholePass(_ way: Way) throws {
        let net = try net(way, dropout: 0.3)
        let image = try Samples.normal([1, 16, 16, 1])
        let condition = try net.condition("spleen")
        let computation = try net.shared(image, dropsOut: true).conditioned(condition)
        var maps: [Tensor] = []
        for seed in 1...3 {
            let stream = Samples.stream(UInt64(seed))
            let whole = try net.predict(image, condition: condition, pass: Pass(dropsOut: true, random: stream))
            maps.append(try computation.completed(Pass(dropsOut: true, random: stream)))
            #expect(Samples.largestDifference(maps[maps.count - 1], whole) < 1e-4)
        }
        #expect(Samples.largestDifference(maps[0], maps[1]) > 1e-3)
    }

    @Test func aConditionOfTheWrongLengthIsRefused() throws {
        let net = try net(.everywhere)
        let shared = try net.shared(Samples.normal([1, 16, 16, 1]), dropsOut: false)
        #expect(throws: Problem.self) { try shared.conditioned(.ones([1, 2])) }
    }

    @Test func whatIsSharedIsComputedOnce() throws {
        let net = try net(.late)
        let shared = try net.shared(Samples.normal([1, 16, 16, 1]), dropsOut: false)
        // With the encoder's weights gone only what was computed before can give the same answer.
        let before = try shared.conditioned(net.condition("liver")).completed(Pass())
        for (name, parameter) in net.namedParameters where name.hasPrefix("encoder") {
            parameter.value = try .zeros(parameter.value.shape)
        }
        let after = try shared.conditioned(net.condition("liver")).completed(Pass())
        #expect(after.floats == before.floats)
    }

    @Test func allBeforeTheFirstDropoutIsComputedOnceForEachRegion() throws {
        let net = try net(.everywhere, dropout: 0.3)
        let computation = try net.shared(Samples.normal([1, 16, 16, 1]), dropsOut: true)
            .conditioned(net.condition("liver"))
        func sample() throws -> [Float] {
            try computation.completed(Pass(dropsOut: true, random: Samples.stream(2))).floats
        }
        let before = try sample()
        // The bottleneck's first block is the last thing before a dropout.
        let isShared = { (name: String) in name.hasPrefix("encoder") && !name.hasPrefix("encoder.2.convolution.1") }
        for (name, parameter) in net.namedParameters where isShared(name) && name.contains("convolution") {
            parameter.value = try .zeros(parameter.value.shape)
        }
        #expect(try sample() == before)
    }
}
