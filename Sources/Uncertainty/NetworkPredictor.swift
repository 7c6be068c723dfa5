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

    public func predict(_ image: Tensor, isSampling: Bool, stream: inout RandomStream) throws -> Tensor {
        try withoutTape {
            let batch = try network.batched(image)
            let size = Array(batch.shape[1...network.dims])
            let pass = Pass(dropsOut: isSampling, random: stream)
            defer { stream = pass.random }
            if network.regions.isEmpty {
                let maps = try network.predict(batch, condition: nil, pass: pass).sigmoid()
                let outputs = maps.shape.last ?? 1
                guard outputs == regions.count else {
                    throw Problem(.shape, "the network has \(outputs) outputs, expected \(regions.count)")
                }
                let axes = [size.count] + Array(0..<size.count)
                return try maps.reshaped(size + [outputs]).transposed(axes)
            }
            return try Tensor.stacked(
                regions.map { name in
                    try Cancellation.check()
                    let condition = try network.condition(name)
                    return try network.predict(batch, condition: condition, pass: pass).sigmoid().reshaped(size)
                })
        }
    }
}
