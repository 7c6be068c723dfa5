import Tensors

extension UNet {
    /// What is kept for the backward pass (of a block its convolution's result and what became of it, or with checkpointing
    /// the latter alone), three of the largest tensors in flight (six where a block is computed again beside its
    /// gradients), and gradients and moments of the parameters.
    public func trainingBytes(batch: Int, size: [Int]) -> Int? {
        let padded = size.map { Double((($0 + (1 << levels) - 1) >> levels) << levels) }
        let voxels = padded.reduce(Double(batch), *)
        func bytes(_ block: ConvolutionBlock, level: Int) -> Double {
            4 * voxels / Double(1 << (level * dims)) * Double(block.convolution.channelsOut)
        }
        let parts = options.checkpointing ? 1.0 : 2.0
        var kept = 0.0
        for (level, blocks) in encoder.enumerated() {
            kept += blocks.reduce(0) { $0 + parts * bytes($1, level: level) }
            if level > 0 { kept += bytes(encoder[level - 1][0], level: level) }
        }
        for (index, blocks) in decoder.enumerated() {
            kept += blocks.reduce(0) { $0 + parts * bytes($1, level: levels - 2 - index) }
        }
        let inFlight = (options.checkpointing ? 6 : 3) * bytes(encoder[0][0], level: 0)
        return Int(min(kept + inFlight + 20 * Double(parameterCount), 1e18))
    }
}
