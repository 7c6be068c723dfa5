import Foundations
import Labels
import Networks
import Tensors

/// Small things that several tests of this room need.
enum Samples {
    static func organs() throws -> Hierarchy {
        try Hierarchy([.leaf("liver", 1), .leaf("spleen", 2), .leaf("stomach", 3)])
    }

    static func stream(_ seed: UInt64 = 1) -> RandomStream { RandomStream(seed: seed) }

    static func normal(_ shape: [Int], seed: UInt64 = 1) throws -> Tensor {
        var stream = RandomStream(seed: seed)
        return try Tensor.randomNormal(shape, stream: &stream)
    }

    /// A U-Net of 2 levels and 4 features; `change` sets further options.
    static func net(
        condition: Hierarchy?, modulation: any ModulationFactory = FiLMFactory(), seed: UInt64 = 1,
        _ change: (inout UNetOptions) -> Void = { _ in }
    ) throws -> UNet {
        var options = UNetOptions()
        options.levels = 2
        options.features = 4
        change(&options)
        return try UNet(options, condition: condition, modulation: modulation, stream: stream(seed))
    }

    /// The same with a head and no modulation: of `organs`, as leaves or as regions.
    static func net(head: UNetHead, seed: UInt64 = 1, _ change: (inout UNetOptions) -> Void = { _ in }) throws -> UNet {
        var options = UNetOptions()
        options.levels = 2
        options.features = 4
        options.head = head
        change(&options)
        let givesLeaves = head == .softmax || head == .sigmoid
        return try UNet(
            options, condition: givesLeaves ? nil : organs(), leaves: givesLeaves ? organs() : nil,
            modulation: NoModulation(), stream: stream(seed))
    }

    /// How far the gradients of a network's parameters are from central differences of Σ weights · output, relative to
    /// 1 + their size: the largest over some elements of each parameter, each with the step of several that suits it (large
    /// ones cross the kinks of max pooling, small ones drown in float32); infinity where a gradient is missing.
    static func disagreement(_ net: UNet, _ run: () throws -> Tensor) throws -> Double {
        let weights = try normal(run().shape, seed: 11)
        func value() throws -> Double {
            zip(try run().floats, weights.floats).reduce(0) { $0 + Double($1.0) * Double($1.1) }
        }
        let gradients = try (run() * weights).sum().gradients()
        var worst = 0.0
        for (_, parameter) in net.namedParameters where parameter.isTrained {
            guard let gradient = gradients[parameter.leaf] else { return .infinity }
            let start = parameter.value
            for element in Swift.stride(from: 0, to: start.count, by: max(1, start.count / 4)) {
                func changed(by change: Float) throws -> Double {
                    var values = start
                    try values.withMutableFloats { $0[element] += change }
                    parameter.value = values
                    defer { parameter.value = start }
                    return try value()
                }
                let differences = try [Float(1e-2), 3e-3, 1e-3].map { step in
                    let numeric = try (changed(by: step) - changed(by: -step)) / Double(2 * step)
                    return abs(Double(gradient.floats[element]) - numeric) / (1 + abs(numeric))
                }
                worst = max(worst, differences.min() ?? .infinity)
            }
        }
        return worst
    }

    static func largestDifference(_ a: Tensor, _ b: Tensor) -> Float {
        zip(a.floats, b.floats).reduce(0) { max($0, abs($1.0 - $1.1)) }
    }

    /// The problem that `body` throws.
    static func problem(_ body: () throws -> Void) -> Problem? {
        do {
            try body()
            return nil
        } catch {
            return error as? Problem
        }
    }
}
