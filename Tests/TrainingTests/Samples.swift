import Datasets
import Foundations
import Labels
import Losses
import Networks
import Tensors
import Volumes

@testable import Training

/// Small things that several tests of this room need.
enum Samples {
    static func organs() throws -> Hierarchy {
        try Hierarchy(tree: .region("body", [.leaf("liver", 1), .leaf("pancreas", 2), .leaf("stomach", 3)]))
    }

    static func cases(_ count: Int = 4, seed: UInt64 = 1) throws -> [Case] {
        try Phantom.abdomen(
            regions: organs(), count: count, size: [32, 32], stream: RandomStream(seed: seed).split("phantom"))
    }

    static func data(_ count: Int = 4) throws -> Dataset { try Dataset(cases(count)) }

    static func net(
        condition: Hierarchy? = nil, seed: UInt64 = 1, _ change: (inout UNetOptions) -> Void = { _ in }
    ) throws -> UNet {
        var options = UNetOptions()
        options.levels = 2
        options.features = 4
        options.dropout = 0.1
        change(&options)
        return try UNet(
            options, condition: condition ?? organs(), modulation: FiLMFactory(), stream: RandomStream(seed: seed))
    }

    static func trainer(
        _ net: any Network, data: Dataset? = nil, optimizer: (any Optimizer)? = nil, seed: UInt64 = 1
    ) throws -> Trainer {
        try Trainer(
            network: net, dataset: data ?? self.data(), loss: DiceLoss(),
            optimizer: optimizer ?? Adam(rate: 3e-3), batch: 2, stream: RandomStream(seed: seed))
    }

    static func scalar(_ value: Float) throws -> Tensor { try Tensor([value], shape: [1]) }

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
