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
