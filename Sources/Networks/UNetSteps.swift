import Foundations
import Tensors

/// What a U-Net does to its activations, one thing after the other.
enum UNetStep {
    /// Max pooling by 2.
    case pool
    /// Puts the activations aside for the decoder.
    case keep
    case block(ConvolutionBlock)
    /// The first block of a decoder level: on the activations kept last, and those from below, upsampled.
    case join(ConvolutionBlock)
    /// Dropout, behind a block.
    case drop(Dropout)

    /// Whether what comes out depends on the condition.
    var isModulated: Bool {
        switch self {
        case .pool, .keep, .drop: false
        case .block(let block), .join(let block): block.modulation != nil
        }
    }

    var isDrop: Bool { if case .drop = self { true } else { false } }
}

/// A pass through a U-Net on its way.
struct UNetState {
    /// Activations kept for the decoder, or what the decoder's convolution makes of them.
    enum Kept {
        case activations(Tensor)
        case convolved(SkipPart)
    }

    var x: Tensor
    var kept: [Kept] = []
    /// The step to be done next.
    var next = 0
}

extension UNet {
    /// All steps, in order; dropout, where there is any, stands behind each block of the bottleneck and the decoder.
    static func steps(
        encoder: [[ConvolutionBlock]], decoder: [[ConvolutionBlock]], head: ConvolutionBlock, dropout: Dropout?
    ) -> [UNetStep] {
        let drop = dropout.map { [UNetStep.drop($0)] } ?? []
        var steps: [UNetStep] = []
        for (level, blocks) in encoder.enumerated() {
            let isBottleneck = level == encoder.count - 1
            if level > 0 { steps.append(.pool) }
            steps += blocks.flatMap { [.block($0)] + (isBottleneck ? drop : []) }
            if !isBottleneck { steps.append(.keep) }
        }
        for blocks in decoder {
            steps += [.join(blocks[0])] + drop
            steps += blocks.dropFirst().flatMap { [.block($0)] + drop }
        }
        return steps + [.block(head)]
    }

    /// Does steps up to `end`, which is not done any more.
    func advance(_ state: inout UNetState, to end: Int, _ pass: Pass) throws {
        while state.next < end {
            try Cancellation.check()
            switch steps[state.next] {
            case .pool: state.x = try state.x.maxPool(size: 2)
            case .keep: state.kept.append(.activations(state.x))
            case .drop(let dropout): state.x = try dropout(state.x, pass)
            case .block(let block):
                state.x = try checkpointed(block, [state.x], pass) { try block($0[0], $1) }
            case .join(let block):
                guard let kept = state.kept.popLast() else { break }
                let isFolded = options.decoder == .folded
                if case .activations(let skip) = kept {
                    state.x = try checkpointed(block, [state.x, skip], pass) {
                        try block(kept: .activations($0[1]), coarse: $0[0], isFolded: isFolded, $1)
                    }
                } else {
                    state.x = try block(kept: kept, coarse: state.x, isFolded: isFolded, pass)
                }
            }
            state.next += 1
        }
    }

    /// A block on its inputs; with `checkpointing` in training it is computed again in the backward pass, where it draws what
    /// it drew the first time.
    private func checkpointed(
        _ block: ConvolutionBlock, _ inputs: [Tensor], _ pass: Pass, _ body: @escaping ([Tensor], Pass) throws -> Tensor
    ) throws -> Tensor {
        guard options.checkpointing, pass.isTraining else {
            return try body(inputs, pass)
        }
        let random = pass.random
        let embedding = pass.embedding
        defer { pass.embedding = embedding }
        let parameters = block.namedParameters.map(\.1.leaf)
        return try Tensor.recomputed(inputs + (embedding.map { [$0] } ?? []), parameters: parameters) {
            tensors, isAgain in
            let z = embedding == nil ? nil : tensors.last
            let current = isAgain ? Pass(isTraining: true, dropsOut: pass.dropsOut, random: random) : pass
            current.embedding = z
            return try body(tensors, current)
        }
    }
}
