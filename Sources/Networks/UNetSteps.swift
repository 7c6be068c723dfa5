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
    /// The activations, averaged over space, stand behind the condition of all that follows.
    case describe
    /// In training, what a head says on a grid of which each voxel stands for `factor`^d.
    case supervise(ConvolutionBlock, factor: Int)
    /// Ways side by side from here to the end; what they give stands one after another in the channels.
    case branches([[UNetStep]])

    /// Whether what comes out depends on the condition.
    var isModulated: Bool {
        switch self {
        case .pool, .keep, .drop, .supervise: false
        case .describe: true
        case .block(let block), .join(let block): block.modulation != nil
        case .branches(let ways): ways.contains { $0.contains(where: \.isModulated) }
        }
    }

    /// Whether it is dropout, or holds it.
    var drops: Bool {
        switch self {
        case .pool, .keep, .block, .join, .describe, .supervise: false
        case .drop: true
        case .branches(let ways): ways.contains { $0.contains(where: \.drops) }
        }
    }

    /// Whether each of several rows gives the bits that it gives alone.
    var isTheSameForRowsTogether: Bool {
        switch self {
        case .describe: false
        case .branches(let ways): ways.allSatisfy { $0.allSatisfy(\.isTheSameForRowsTogether) }
        default: blocks.allSatisfy { $0.modulation == nil || $0.modulation is FiLM }
        }
    }

    /// Its blocks, in the order of computation.
    var blocks: [ConvolutionBlock] {
        switch self {
        case .pool, .keep, .drop, .describe: []
        case .block(let block), .join(let block), .supervise(let block, _): [block]
        case .branches(let ways): ways.flatMap { $0.flatMap(\.blocks) }
        }
    }
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
    /// Does steps up to `end`, which is not done any more.
    func advance(_ state: inout UNetState, to end: Int, _ pass: Pass) throws {
        while state.next < end {
            try perform(steps[state.next], &state, pass)
            state.next += 1
        }
    }

    private func perform(_ step: UNetStep, _ state: inout UNetState, _ pass: Pass) throws {
        try Cancellation.check()
        switch step {
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
        case .describe:
            guard let z = pass.embedding else { break }
            let features = try pass.spread(state.x.mean(axes: Array(1...dims)))
            pass.embedding = try .concatenated([pass.spread(z), features], axis: 1)
        case .supervise(let head, let factor):
            guard pass.isTraining else { break }
            pass.auxiliary.append(AuxiliaryLogits(logits: try head(state.x, pass), factor: factor))
        case .branches(let ways):
            let outputs = try ways.map { way in
                var branch = state
                for step in way { try perform(step, &branch, pass) }
                return branch.x
            }
            state.x = try .concatenated(outputs, axis: -1)
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
