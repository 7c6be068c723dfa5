import Foundations
import Networks
import Tensors

/// A network as uncertainty sees it: one pass per region where it is conditioned, else one for all of them.
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
        try network.requireMemory(size: size)
        let shared = try network.shared(batch, dropsOut: isSampling)
        // What is not conditioned gives all regions at once.
        let conditions = try network.output == .region ? network.regions.map { try network.condition($0) } : [nil]
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
        return NetworkPredictions(
            computations: computations, maps: maps, count: regions.count / conditions.count, size: size,
            isSampling: isSampling)
    }

    /// Logits of all regions from what one computation gives.
    private func maps(_ output: Tensor) throws -> Tensor {
        guard let hierarchy = network.hierarchy else { return output }
        return try network.output.logits(output, of: Array(regions.indices), in: hierarchy)
    }

    /// What is shared by all samples of a region is kept for so many voxels of all regions together; a few hundred bytes
    /// each.
    private static let keptVoxels = 1 << 23
}

/// One computation per region, or one for all.
private struct NetworkPredictions: RegionPredictions {
    let computations: [() throws -> any SharedComputation]
    /// Makes logits of regions of what a computation gives.
    let maps: (Tensor) throws -> Tensor
    /// Maps that come of each computation.
    let count: Int
    let size: [Int]
    let isSampling: Bool

    func next(_ stream: inout RandomStream) throws -> Tensor {
        try withoutTape {
            let pass = Pass(dropsOut: isSampling, random: stream)
            defer { stream = pass.random }
            let found = try computations.map { computation in
                try Cancellation.check()
                return try maps(computation().completed(pass)).sigmoid()
            }
            guard found[0].shape.last == count else {
                throw Problem(.shape, "the network has \(found[0].shape.last ?? 0) outputs, expected \(count)")
            }
            if count == 1 { return try Tensor.stacked(found.map { try $0.reshaped(size) }) }
            return try found[0].reshaped(size + [count]).transposed([size.count] + Array(0..<size.count))
        }
    }
}
