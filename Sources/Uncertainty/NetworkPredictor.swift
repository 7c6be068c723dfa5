import Foundations
import Networks
import Tensors

/// A network as uncertainty sees it: one pass per region where it is conditioned, else its output channels.
public struct NetworkPredictor: RegionPredictor {
    private let network: any Network
    public let regions: [String]

    /// - Parameter outputs: output channels of a network without a condition.
    public init(_ network: any Network, outputs: Int = 1) {
        self.network = network
        let names = outputs == 1 ? ["output"] : (0..<outputs).map { "output \($0)" }
        regions = network.regions.isEmpty ? names : network.regions
    }

    public var hasDropout: Bool { network.hasDropout }

    public func predictions(of image: Tensor, isSampling: Bool) throws -> any RegionPredictions {
        let batch = try network.batched(image)
        let size = Array(batch.shape[1...network.dims])
        let shared = try network.shared(batch, dropsOut: isSampling)
        let conditions = try network.regions.isEmpty ? [nil] : network.regions.map { try network.condition($0) }
        let outputs = network.regions.isEmpty ? regions.count : 1
        var computations: [() throws -> any SharedComputation] = []
        for condition in conditions {
            try Cancellation.check()
            if conditions.count * size.reduce(1, *) <= Self.keptVoxels {
                let computation = try shared.conditioned(condition)
                computations.append { computation }
            } else {
                computations.append { try shared.conditioned(condition) }
            }
        }
        return NetworkPredictions(computations: computations, outputs: outputs, size: size, isSampling: isSampling)
    }

    /// What is shared by all samples of a region is kept for so many voxels of all regions together; a few hundred bytes
    /// each.
    private static let keptVoxels = 1 << 23
}

/// One computation per region, or one for all outputs of a network without a condition.
private struct NetworkPredictions: RegionPredictions {
    let computations: [() throws -> any SharedComputation]
    /// Maps that each computation gives.
    let outputs: Int
    let size: [Int]
    let isSampling: Bool

    func next(_ stream: inout RandomStream) throws -> Tensor {
        try withoutTape {
            let pass = Pass(dropsOut: isSampling, random: stream)
            defer { stream = pass.random }
            let maps = try computations.map { computation in
                try Cancellation.check()
                return try computation().completed(pass).sigmoid()
            }
            guard maps[0].shape.last == outputs else {
                throw Problem(.shape, "the network has \(maps[0].shape.last ?? 0) outputs, expected \(outputs)")
            }
            if outputs == 1 { return try Tensor.stacked(maps.map { try $0.reshaped(size) }) }
            return try maps[0].reshaped(size + [outputs]).transposed([size.count] + Array(0..<size.count))
        }
    }
}
