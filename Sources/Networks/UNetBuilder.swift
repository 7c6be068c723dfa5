import Foundations
import Tensors

/// Puts a U-Net's blocks together: who is modulated, who has a bias, where weights are drawn from.
struct UNetBuilder {
    let options: UNetOptions
    let modulation: any ModulationFactory
    /// The regions that the condition names; none where it does not act inside the network.
    let conditions: [String]
    /// The regions that have a head or a decoder of their own.
    let branches: [String]
    let head: UNetHead?
    /// Channels that come out.
    let outputs: Int
    /// Behind each block of the bottleneck and the decoder; none where the network has none.
    let dropout: Dropout?
    let stream: RandomStream
    /// Whether any place got a modulation, known once all blocks are made.
    private var isModulated = false
    private var made = 0

    init(
        options: UNetOptions, modulation: any ModulationFactory, conditions: [String], branches: [String],
        head: UNetHead?, outputs: Int, dropout: Dropout?, stream: RandomStream
    ) {
        self.options = options
        self.modulation = modulation
        self.conditions = conditions
        self.branches = branches
        self.head = head
        self.outputs = outputs
        self.dropout = dropout
        self.stream = stream
    }

    /// All steps, in order.
    mutating func steps() throws -> [UNetStep] {
        var steps: [UNetStep] = []
        for level in 0..<options.levels {
            let isBottleneck = level == options.levels - 1
            if level > 0 { steps.append(.pool) }
            let blocks = try self.level(
                "encoder.\(level)", from: level == 0 ? options.channelsIn : options.channels(level - 1), to: level)
            steps += blocks.flatMap { [.block($0)] + (isBottleneck ? drop : []) }
            if !isBottleneck { steps.append(.keep) }
        }
        if options.pooled { steps.append(.describe) }
        switch head {
        case .decoders:
            let ways = try branches.map { try decoder("\($0).") + lastConvolution("\($0).head", to: 1) }
            return steps + [.branches(ways)]
        case .heads:
            steps += try decoder()
            let ways = try branches.map { region in
                let group = "\(region).head"
                let first = try block(
                    BlockPath(group: group, index: 0), from: options.channels(0), to: 1, kernel: options.kernel)
                return [.block(first)] + (try lastConvolution(group, index: 1, from: 1, to: 1))
            }
            return steps + [.branches(ways)]
        case .softmax, .sigmoid, .joint, nil:
            return try steps + decoder() + lastConvolution("head", to: outputs)
        }
    }

    /// The auxiliary network, where anything uses it.
    func conditionEncoder() throws -> ConditionEncoder? {
        guard isModulated else {
            if conditions.isEmpty { return nil }
            throw Problem(
                .value, "modulation \(modulation.name) made no layer", remedy: "use `modulation: none` for none",
                argument: "modulation")
        }
        var stream = stream.split("condition")
        return try ConditionEncoder(inputs: conditions.count, stream: &stream)
    }

    private var drop: [UNetStep] { dropout.map { [.drop($0)] } ?? [] }

    /// The decoder's levels, from below; with heads of their own where coarser levels are supervised.
    private mutating func decoder(_ prefix: String = "") throws -> [UNetStep] {
        var steps: [UNetStep] = []
        for level in (0..<(options.levels - 1)).reversed() {
            let blocks = try self.level(
                "\(prefix)decoder.\(level)", from: options.channels(level) + options.channels(level + 1), to: level,
                follows: true)
            steps += [.join(blocks[0])] + drop
            steps += blocks.dropFirst().flatMap { [.block($0)] + drop }
            if options.deepSupervision, level > 0 {
                let head = try block(
                    BlockPath(group: "supervision.\(level)", index: nil), from: options.channels(level), to: outputs,
                    kernel: 1, isHead: true, counts: false)
                steps.append(.supervise(head, factor: 1 << level))
            }
        }
        return steps
    }

    /// The two blocks of a level.
    private mutating func level(
        _ group: String, from channelsIn: Int, to level: Int, follows: Bool = false
    ) throws -> [ConvolutionBlock] {
        let channels = options.channels(level)
        return try (0..<2).map { index in
            try block(
                BlockPath(group: group, index: index), from: index == 0 ? channelsIn : channels, to: channels,
                kernel: options.kernel, follows: follows)
        }
    }

    /// The last convolution with its modulation; no norm, no activation.
    private mutating func lastConvolution(
        _ group: String, index: Int? = nil, from channels: Int? = nil, to outputs: Int
    ) throws -> [UNetStep] {
        let last = try block(
            BlockPath(group: group, index: index), from: channels ?? options.channels(0), to: outputs, kernel: 1,
            isHead: true)
        return [.block(last)]
    }

    /// A block; it `follows` the bottleneck, and `counts` among the convolutions of which the last few are conditioned.
    private mutating func block(
        _ path: BlockPath, from channelsIn: Int, to channels: Int, kernel: Int, isHead: Bool = false,
        follows: Bool = false, counts: Bool = true
    ) throws -> ConvolutionBlock {
        try Cancellation.check()
        let modulation = try modulation(path, channels: channels, follows: follows || isHead, always: !counts)
        if counts { made += 1 }
        let activation = isHead ? Activation.none : options.activation
        let norm = isHead ? Normalisation.none : options.norm
        var stream = stream.split(path.of("convolution"))
        return ConvolutionBlock(
            path: path,
            convolution: try Convolution(
                dims: options.dims, channelsIn: channelsIn, channelsOut: channels, kernel: kernel,
                bias: conditions.isEmpty && norm == .none, activation: activation,
                precision: isHead ? .float32 : options.precision, stream: &stream),
            norm: try norm.layer(channels: channels, affine: modulation == nil),
            modulation: modulation, activation: activation, order: options.order)
    }

    private mutating func modulation(
        _ path: BlockPath, channels: Int, follows: Bool, always: Bool
    ) throws -> (any Modulation)? {
        if modulation.isNone { return nil }
        guard !conditions.isEmpty else {
            throw Problem(
                .value, "modulation \(modulation.name) has nothing to be conditioned on",
                remedy: "give `condition:` a hierarchy, or `modulation: none`", argument: "condition")
        }
        let first = options.convolutions - (options.conditionedLayers ?? options.convolutions)
        guard always || made >= first else { return nil }
        var stream = stream.split(path.of("modulation"))
        let pooled = options.pooled && follows ? options.channels(options.levels - 1) : 0
        let result = try modulation.make(
            channels: channels, conditionSize: ConditionEncoder.width + pooled, stream: &stream)
        if result != nil { isModulated = true }
        return result
    }
}
