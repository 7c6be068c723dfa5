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

    /// A network without modulation: the leaves of `organs`, or its regions.
    static func net(head: UNetHead, seed: UInt64 = 1, _ change: (inout UNetOptions) -> Void = { _ in }) throws -> UNet {
        var options = UNetOptions()
        options.levels = 2
        options.features = 4
        options.head = head
        change(&options)
        let givesLeaves = head == .softmax || head == .sigmoid
        return try UNet(
            options, condition: givesLeaves ? nil : organs(), leaves: givesLeaves ? organs() : nil,
            modulation: NoModulation(), stream: RandomStream(seed: seed))
    }

    static func trainer(
        _ net: any Network, data: Dataset? = nil, loss: AnyLoss? = nil, optimizer: (any Optimizer)? = nil,
        seed: UInt64 = 1, _ change: (inout TrainerOptions) -> Void = { _ in }
    ) throws -> Trainer {
        var options = TrainerOptions()
        change(&options)
        return try Trainer(
            network: net, dataset: data ?? self.data(), loss: loss ?? .region(DiceLoss()),
            optimizer: optimizer ?? Adam(rate: 3e-3), options: options, stream: RandomStream(seed: seed))
    }

    /// Cases of 2 × 4 voxels under `organs`, each with its labels, drawn as masks of the regions named where there are some.
    static func small(_ labels: [[Int]], annotated: [[String]?] = []) throws -> Dataset {
        try Dataset(
            labels.enumerated().map { index, labels in
                let full = try Annotation(labels: labels, shape: [2, 4], hierarchy: organs())
                let known = annotated.indices.contains(index) ? annotated[index] : nil
                return try Case(
                    name: "c\(index)", image: Volume(values: labels.map { Float($0) }, size: [2, 4]),
                    annotation: known.map { try full.restricted(to: $0) } ?? full, truth: full)
            })
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
