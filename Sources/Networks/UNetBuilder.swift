import Foundations
import Tensors

/// Puts a U-Net's blocks together: who is modulated, who has a bias, where weights are drawn from.
struct UNetBuilder {
    let options: UNetOptions
    let modulation: any ModulationFactory
    let regions: [String]
    let stream: RandomStream
    /// Whether any place got a modulation, known once all blocks are made.
    private var isModulated = false
    private var made = 0

    init(options: UNetOptions, modulation: any ModulationFactory, regions: [String], stream: RandomStream) {
        self.options = options
        self.modulation = modulation
        self.regions = regions
        self.stream = stream
    }

    /// The two blocks of a level.
    mutating func level(_ group: String, from channelsIn: Int, to channels: Int) throws -> [ConvolutionBlock] {
        try (0..<2).map { index in
            try block(
                BlockPath(group: group, index: index), from: index == 0 ? channelsIn : channels, to: channels,
                kernel: options.kernel, isHead: false)
        }
    }

    /// The last convolution with its modulation; no norm, no activation.
    mutating func head() throws -> ConvolutionBlock {
        // A region without modulation has a channel of its own.
        let outputs = regions.isEmpty ? options.outputs : isNone ? regions.count : 1
        return try block(
            BlockPath(group: "head", index: nil), from: options.channels(0), to: outputs, kernel: 1, isHead: true)
    }

    /// The auxiliary network, where anything uses it.
    func conditionEncoder() throws -> ConditionEncoder? {
        guard isModulated else {
            if isNone || regions.isEmpty { return nil }
            throw Problem(
                .value, "modulation \(modulation.name) made no layer", remedy: "use `modulation: none` for none",
                argument: "modulation")
        }
        var stream = stream.split("condition")
        return try ConditionEncoder(inputs: regions.count, stream: &stream)
    }

    private var isNone: Bool { modulation.name == NoModulation().name }

    private mutating func block(
        _ path: BlockPath, from channelsIn: Int, to channels: Int, kernel: Int, isHead: Bool
    ) throws -> ConvolutionBlock {
        try Cancellation.check()
        let modulation = try modulation(path, channels: channels)
        made += 1
        let activation = isHead ? Activation.none : options.activation
        let norm = isHead ? Normalisation.none : options.norm
        let isConditioned = !isNone && !regions.isEmpty
        var stream = stream.split(path.of("convolution"))
        return ConvolutionBlock(
            path: path,
            convolution: try Convolution(
                dims: options.dims, channelsIn: channelsIn, channelsOut: channels, kernel: kernel,
                bias: !isConditioned && norm == .none, activation: activation,
                precision: isHead ? .float32 : options.precision, stream: &stream),
            norm: try norm.layer(channels: channels, affine: modulation == nil),
            modulation: modulation, activation: activation, order: options.order)
    }

    private mutating func modulation(_ path: BlockPath, channels: Int) throws -> (any Modulation)? {
        if isNone { return nil }
        guard !regions.isEmpty else {
            throw Problem(
                .value, "modulation \(modulation.name) has nothing to be conditioned on",
                remedy: "give `condition:` a hierarchy, or `modulation: none`", argument: "condition")
        }
        guard made >= options.convolutions - (options.conditionedLayers ?? options.convolutions) else { return nil }
        var stream = stream.split(path.of("modulation"))
        let result = try modulation.make(
            channels: channels, conditionSize: ConditionEncoder.width, stream: &stream)
        if result != nil { isModulated = true }
        return result
    }
}
