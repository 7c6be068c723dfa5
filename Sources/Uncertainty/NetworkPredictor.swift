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
            isSampling: isSampling, samplesTogether: shared.samplesTogether)
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
    let samplesTogether: Int

    func next(_ streams: inout [RandomStream]) throws -> [Tensor] {
        try withoutTape {
            let pass = Pass(dropsOut: isSampling, sampleStreams: streams)
            defer { streams = pass.sampleStreams }
            let found = try computations.map { computation in
                try Cancellation.check()
                return try maps(computation().completed(pass)).sigmoid()
            }
            guard found[0].shape.last == count else {
                throw Problem(.shape, "the network has \(found[0].shape.last ?? 0) outputs, expected \(count)")
            }
            // [samples, …, regions], from a computation for every region or from one for all.
            let all = count == 1 && found.count > 1 ? try Tensor.concatenated(found, axis: -1) : found[0]
            let order = [0, size.count + 1] + Array(1...size.count)
            return try all.transposed(order).split(streams.count, axis: 0).map { try $0.reshaped([-1] + size) }
        }
    }
}
