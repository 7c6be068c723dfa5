import Tensors

extension UNet {
    /// What is kept for the backward pass (of a block its convolution's result and what became of it, or with checkpointing
    /// the latter alone), three of the largest tensors in flight (six where a block is computed again beside its
    /// gradients), what a loss makes of the output, and gradients and moments of the parameters.
    public func trainingBytes(batch: Int, size: [Int]) -> Int? {
        let padded = size.map { Double((($0 + (1 << levels) - 1) >> levels) << levels) }
        let voxels = padded.reduce(Double(batch), *)
        var walk = MemoryWalk(bytesPerChannel: 4 * voxels, dims: dims, parts: options.checkpointing ? 1 : 2)
        walk.follow(steps)
        let inFlight = (options.checkpointing ? 6 : 3) * 4 * voxels * Double(options.channels(0))
        let loss = 3 * 4 * voxels * Double(hierarchy.flatMap(output.count(in:)) ?? options.outputs)
        return Int(min(walk.kept + inFlight + loss + 20 * Double(parameterCount), 1e18))
    }
}

extension UNet {
    /// What skips keep, and two of the largest tensors: what goes into a convolution and what comes out.
    public func inferenceBytes(batch: Int, size: [Int]) -> Int? {
        let padded = size.map { Double((($0 + (1 << levels) - 1) >> levels) << levels) }
        let voxels = 4 * padded.reduce(Double(batch), *)
        let skips = (0..<(levels - 1)).reduce(0.0) {
            $0 + voxels / Double(1 << ($1 * dims)) * Double(options.channels($1))
        }
        return Int(min(skips + 2 * voxels * Double(options.channels(0)), 1e18))
    }
}

/// Goes through the steps of a U-Net and adds up what they keep.
private struct MemoryWalk {
    /// Of one channel at the first level.
    let bytesPerChannel: Double
    let dims: Int
    /// Tensors kept of a block.
    let parts: Double
    private(set) var kept = 0.0
    private var level = 0
    private var channels = 0

    init(bytesPerChannel: Double, dims: Int, parts: Double) {
        self.bytesPerChannel = bytesPerChannel
        self.dims = dims
        self.parts = parts
    }

    mutating func follow(_ steps: [UNetStep]) {
        for step in steps {
            switch step {
            case .keep, .drop, .describe: break
            case .pool:
                level += 1
                kept += bytes(channels)
            case .join(let block):
                level -= 1
                add(block)
            case .block(let block): add(block)
            case .supervise(let head, _): kept += parts * bytes(head.convolution.channelsOut)
            case .branches(let ways):
                let start = self
                for way in ways {
                    (level, channels) = (start.level, start.channels)
                    follow(way)
                }
            }
        }
    }

    private mutating func add(_ block: ConvolutionBlock) {
        channels = block.convolution.channelsOut
        // Without a norm to join, FiLM before the activation has a result of its own.
        let isApart = block.norm == nil && block.order == .modulated && block.modulation != nil
        kept += (parts + (isApart && parts > 1 ? 1 : 0)) * bytes(channels)
    }

    private func bytes(_ channels: Int) -> Double { bytesPerChannel / Double(1 << (level * dims)) * Double(channels) }
}
