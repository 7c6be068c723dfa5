import Foundations
import Labels
import Tensors

/// A U-Net in 2D or 3D, conditioned on a region by modulating its layers.
///
/// Each level has two convolutions of k^d; max pooling by 2 down, nearest upsampling by 2 up, the skip concatenated
/// first; a last 1^d convolution, modulated too, gives the logits. Dropout, where asked for, follows each block of the
/// bottleneck and the decoder. Modulated convolutions have no bias; an instance norm that no modulation follows has a
/// scale and a shift. Without modulation a condition becomes output channels, one for each region (`UNetHead`).
/// Source: Billot et al. (CoNeMOS), MIDL 2024; Ronneberger et al., MICCAI 2015.
public final class UNet: Network {
    public let options: UNetOptions
    public let hierarchy: Hierarchy?
    public let regions: [String]
    public let output: NetworkOutput
    /// Where its channels come from; nil where the condition acts inside it, or nothing stands for a region.
    public let head: UNetHead?
    let modulationFactory: any ModulationFactory
    let conditionEncoder: ConditionEncoder?
    let dropout: Dropout?
    let steps: [UNetStep]

    /// Makes the network with first weights drawn from `stream`; each place draws from a stream of its own, so that
    /// one part's shape does not change another's weights. It is asked for the regions of a condition, or gives the
    /// leaves of a hierarchy.
    public init(
        _ options: UNetOptions, condition: Hierarchy?, leaves: Hierarchy? = nil, modulation: any ModulationFactory,
        stream: RandomStream
    ) throws {
        try options.validate()
        (output, head) = try UNetHead.resolve(
            options.head, condition: condition, leaves: leaves, isModulated: !modulation.isNone)
        try Self.check(options, output, head)
        self.options = options
        hierarchy = condition ?? leaves
        regions = hierarchy?.regionNames ?? []
        modulationFactory = modulation
        if hierarchy != nil, regions.isEmpty {
            throw Problem(
                .value, "the hierarchy has no region to condition on",
                argument: condition == nil ? "outputs" : "condition")
        }
        dropout = options.dropout == 0 ? nil : try Dropout(rate: options.dropout)
        var builder = UNetBuilder(
            options: options, modulation: modulation, conditions: output == .region ? regions : [], branches: regions,
            head: head, outputs: hierarchy.flatMap(output.count(in:)) ?? options.outputs, dropout: dropout,
            stream: stream)
        steps = try builder.steps()
        conditionEncoder = try builder.conditionEncoder()
        for (name, parameter) in namedParameters { parameter.name = name }
    }

    /// Refuses options that the output has no use for.
    private static func check(_ options: UNetOptions, _ output: NetworkOutput, _ head: UNetHead?) throws {
        if options.pooled, output != .region {
            throw Problem(
                .value, "pooled features join a condition, and nothing is modulated here",
                remedy: "give `condition:` a hierarchy and `modulation: film`", argument: "pooled")
        }
        if options.conditionedLayers != nil, output != .region {
            throw Problem(
                .value, "conditioned_layers says which layers are modulated, and nothing is modulated here",
                remedy: "leave out conditioned_layers:, or modulation: none and head:", argument: "conditioned_layers")
        }
        if options.deepSupervision, head == .heads || head == .decoders {
            throw Problem(
                .value,
                "deep_supervision goes with one decoder and one head, not with head \"\(head?.rawValue ?? "")\"",
                remedy: "leave out one of them", argument: "deep_supervision")
        }
    }

    public var dims: Int { options.dims }
    public var levels: Int { options.levels }
    public var channelsIn: Int { options.channelsIn }
    public var hasDropout: Bool { dropout != nil }
    /// The condition acts inside the network; otherwise it only picks an output channel.
    public var isModulated: Bool { conditionEncoder != nil }
    /// The name of the modulation ("film", "none", or the user's layer).
    public var modulationName: String { modulationFactory.name }

    /// All blocks in the order of computation.
    var blocks: [ConvolutionBlock] { steps.flatMap(\.blocks) }

    public var namedParameters: NamedParameters {
        prefixed("condition", conditionEncoder?.namedParameters ?? []) + blocks.flatMap(\.namedParameters)
    }

    public func predict(_ image: Tensor, condition: Tensor?, pass: Pass) throws -> Tensor {
        try check(image, condition)
        let margin = Margin(size: Array(image.shape[1...dims]), multiple: 1 << (levels - 1))
        if let conditionEncoder, let condition { pass.embedding = try conditionEncoder(condition, pass) }
        defer { pass.embedding = nil }
        var state = UNetState(x: try margin.apply(image))
        try advance(&state, to: steps.count, pass)
        for index in pass.auxiliary.indices { pass.auxiliary[index].margin = margin.before }
        return try answer(margin.undo(state.x), condition)
    }

    /// The map asked for: all of what comes out, or, where that is known for all regions, of those the condition names.
    func answer(_ logits: Tensor, _ condition: Tensor?) throws -> Tensor {
        guard !isModulated, let condition, let hierarchy else { return logits }
        let all = try output.logits(logits, of: Array(regions.indices), in: hierarchy)
        let logits =
            all.shape[0] == condition.shape[0]
            ? all : try all.broadcast(to: [condition.shape[0]] + all.shape.dropFirst())
        return try (logits * condition.perChannel(like: logits)).sum(axes: [-1], keepingDimensions: true)
    }

    func checkImage(_ image: Tensor) throws {
        guard image.rank == dims + 2, image.shape.last == channelsIn, !image.shape.contains(0) else {
            throw Problem(
                .shape, "a \(dims)D network of \(channelsIn) channels got an image of shape \(text(image.shape))",
                remedy: "it takes [n, \(dims == 2 ? "x, y" : "x, y, z"), \(channelsIn)]", argument: "image")
        }
    }

    /// Fits the condition to as many images, or all its rows to one image.
    func check(_ image: Tensor, _ condition: Tensor?) throws {
        try checkImage(image)
        let rows = image.shape[0] == 1 ? condition?.shape.first ?? 1 : image.shape[0]
        let wanted = [rows, regions.count]
        if let condition, regions.isEmpty {
            throw Problem(
                .shape, "the network has no condition, but got one of shape \(text(condition.shape))",
                remedy: "leave the condition out, or build it with `condition:`", argument: "condition")
        }
        if !regions.isEmpty, condition?.shape != wanted {
            guard condition != nil || isModulated else { return }
            throw Problem(
                .shape,
                "the condition must have shape \(text(wanted)), "
                    + (condition.map { "found \(text($0.shape))" } ?? "and none was given"),
                remedy: "one row per image with a 1 for its region", argument: "condition")
        }
    }
}
