import Catalogue
import Datasets
import Foundations
import Labels
import Language
import Networks
import Tensors
import Volumes

/// Layers and networks, and looking inside them.
enum NetworkFunctions {
    static let all: [Builtin] =
        Builtin.bind(NetworksCatalogue.entries, bodies) + inspection + [logits]

    static let bodies: [String: Builtin.Body] = [
        "dense": { arguments, call in
            var stream = call.host.randomStream("initial weights")
            return layer(
                try Dense(
                    inputs: try arguments.count("inputs"), outputs: try arguments.count("outputs"),
                    bias: try arguments.boolean("bias"), stream: &stream), "dense")
        },
        "conv": { arguments, call in
            var stream = call.host.randomStream("initial weights")
            return layer(
                try Convolution(
                    dims: try arguments.integer("dims"), channelsIn: try arguments.count("channels_in"),
                    channelsOut: try arguments.count("channels_out"), kernel: try arguments.count("kernel"),
                    stride: try arguments.count("stride"), padding: try Padding(named: try arguments.string("padding")),
                    bias: try arguments.boolean("bias"),
                    precision: try Precision(named: try arguments.string("precision")), stream: &stream), "conv")
        },
        "dropout": { arguments, _ in layer(try Dropout(rate: try arguments.number("rate")), "dropout") },
        "instance_norm": { arguments, _ in
            layer(
                try InstanceNorm(
                    channels: try arguments.count("channels"), affine: try arguments.boolean("affine")),
                "instance_norm")
        },
        "layer_norm": { arguments, _ in
            layer(
                try LayerNorm(channels: try arguments.count("channels"), affine: try arguments.boolean("affine")),
                "layer_norm")
        },
        "group_norm": { arguments, _ in
            layer(
                try GroupNorm(
                    channels: try arguments.count("channels"), groups: try arguments.count("groups"),
                    affine: try arguments.boolean("affine")), "group_norm")
        },
        "batch_norm": { arguments, _ in
            layer(
                try BatchNorm(
                    channels: try arguments.count("channels"), momentum: try arguments.number("momentum"),
                    affine: try arguments.boolean("affine")), "batch_norm")
        },
        "film": { arguments, call in
            var stream = call.host.randomStream("initial weights")
            let film = try FiLM(
                channels: try arguments.count("channels"), conditionSize: try arguments.count("condition_size"),
                stream: &stream)
            return .function(ModulationObject(film, name: "film"))
        },
        "unet": { arguments, call in
            var options = UNetOptions()
            options.dims = try arguments.integer("dims")
            options.levels = try arguments.count("levels")
            options.features = try arguments.count("features")
            options.channelsIn = try arguments.count("channels")
            options.dropout = try arguments.number("dropout")
            options.checkpointing = try arguments.boolean("checkpointing")
            options.decoder = try UNetOptions.Decoder(named: try arguments.string("decoder"))
            options.precision = try Precision(named: try arguments.string("precision"))
            options.order = try ConvolutionBlock.Order(named: try arguments.string("order"))
            options.norm = try Normalisation(named: try arguments.string("norm"), argument: "norm")
            options.activation = try Activation(named: try arguments.string("activation"))
            options.conditionedLayers = try arguments.integerOrNone("conditioned_layers")
            options.kernel = try arguments.count("kernel")
            options.head = try arguments.isNone("head") ? nil : UNetHead(named: arguments.string("head"))
            options.pooled = try arguments.boolean("pooled")
            options.deepSupervision = try arguments.boolean("deep_supervision")
            let hierarchy = arguments.isNone("condition") ? nil : try arguments.hierarchy("condition")
            var leaves: Hierarchy?
            if case .object(let object as Hierarchy) = try arguments.value("outputs") {
                leaves = object
            } else {
                options.outputs = try arguments.count("outputs")
            }
            let unet = try UNet(
                options, condition: hierarchy, leaves: leaves, modulation: try modulation(arguments, call, hierarchy),
                stream: call.host.randomStream("initial weights"))
            return .object(NetworkObject(unet))
        },
    ]

    private static let inspection: [Builtin] = [
        Builtin(
            Entry(
                "parameter", room: "networks",
                [
                    Parameter("shape", "list of integers"),
                    Parameter("initial", "number or tensor", default: 0.0, "What it starts as."),
                ],
                result: "parameter", summary: "Something that training changes, in a layer written in the language.",
                examples: [
                    "layer scaled(channels, condition_size) {\n    scale = parameter([channels], initial: 1.0)\n"
                        + "    def call(x, z) { x * scale }\n}\nscaled(2, 3)"
                ], keywords: ["weight", "learn"])
        ) { arguments, _ in
            let shape = try arguments.integers("shape")
            let initial = try arguments.tensor("initial").asFloats()
            let value = try Tensor.zeros(shape) + initial
            guard value.shape == shape else {
                throw Problem(
                    .shape, "an initial value of shape \(initial.shape) does not fit a parameter of shape \(shape)",
                    argument: "initial")
            }
            return .object(ParameterObject(Networks.Parameter("parameter", value)))
        },
        Builtin(
            Entry(
                "copy", room: "networks", [Parameter("net", "network")], result: "network",
                summary: "An equal network of its own: training the one leaves the other as it is.",
                examples: [
                    "net = unet(levels: 2, features: 4, outputs: hierarchy({liver: 1}))\nother = copy(net)\n"
                        + "other.parameters[\"head.convolution.bias\"]"
                ], keywords: ["clone", "duplicate"])
        ) { arguments, _ in .object(NetworkObject(try arguments.network("net").copied())) },
        Builtin(
            Entry(
                "summary", room: "networks", [Parameter("net", "network")], result: "table",
                summary: "Every layer of a network with its place and the number of its parameters.",
                examples: ["summary(unet(levels: 2, features: 4))"], keywords: ["parameters", "architecture"])
        ) { arguments, _ in .table(try arguments.network("net").summary()) },
        Builtin(
            Entry(
                "inspect", room: "networks", [Parameter("net", "network")], result: "table",
                summary: "Gamma and beta of every modulated layer and region: mean, deviation, range.",
                examples: [
                    "organs = hierarchy({liver: 1, spleen: 2})\ninspect(unet(levels: 2, features: 4, condition: organs))"
                ],
                keywords: ["film", "gamma", "beta"])
        ) { arguments, _ in
            var table = try modulationTable(arguments).table
            table.title = try arguments.network("net").title
            return .table(table)
        },
        Builtin(
            Entry(
                "modulation", room: "networks", [Parameter("net", "network")],
                result: "modulation: regions × layers × channels of gamma and beta",
                summary: "The modulation parameters under every region, and how far the regions are from each other.",
                formula: "distance² = mean over layers and channels of (Δ gamma)² and (Δ beta)²",
                examples: [
                    "organs = hierarchy({liver: 1, spleen: 2})\nm = modulation(unet(levels: 2, features: 4, condition: organs))\nm.distances"
                ], keywords: ["film", "gamma", "beta", "conditioning"])
        ) { arguments, _ in .object(try modulationTable(arguments)) },
        Builtin(
            Entry(
                "predict", room: "networks",
                [
                    Parameter("net", "network"), Parameter("image", "volume or tensor [x, y, …]"),
                    Parameter(
                        "regions", "region or list of regions", default: nil,
                        "All that the network knows, if left out.",
                        completion: .regions),
                    Parameter(
                        "window", "list", default: nil, unit: "voxels",
                        "Predicts in windows of this size, averaged with Gaussian weights; the whole image if left out."
                    ),
                    Parameter("overlap", "number", default: 0.5, "Share of a window that the next one covers again."),
                ],
                result: "record of probability maps by region",
                summary: "The probability of each region at every voxel.",
                examples: [
                    "organs = hierarchy({liver: 1, spleen: 2})\nnet = unet(levels: 2, features: 4, condition: organs)\n"
                        + "predict(net, zeros([16, 16]))"
                ], keywords: ["inference", "segment", "sliding window"],
                rules: [.needs("overlap", with: "window")])
        ) { arguments, call in
            let network = try arguments.network("net")
            let names = try arguments.stringsOrNone("regions") ?? network.regions
            let image = try arguments.tensor("image")
            let maps: Tensor
            if let size = try arguments.integersOrNone("window") {
                let window = try SlidingWindow(size: size, overlap: try arguments.number("overlap"))
                maps = try window.logits(
                    network, image, regions: names, progress: call.host.progress("predict", total: 0)
                ).sigmoid()
            } else {
                do {
                    maps = try network.probabilities(image, regions: names)
                } catch var problem as Problem where problem.kind == .memory {
                    let window = [Int](repeating: network.dims == 2 ? 512 : 96, count: network.dims)
                    problem.remedy = "predict it in parts: window: \(window)"
                    throw problem
                }
            }
            let geometry = try? arguments.value("image")
            return .record(
                Record(
                    try names.enumerated().map { index, name in
                        (.name(name), try Value.map(try maps.sliced([.index(index)]), like: geometry))
                    }))
        },
    ]

    /// A batch of images, each asked for a region of its own, outside of training.
    private static let logits = Builtin(
        Entry(
            "logits", room: "networks",
            [
                Parameter("net", "network"),
                Parameter("images", "volume, case, or tensor [n, x, y, …, channels]", "a volume is a batch of one"),
                Parameter(
                    "regions", "region or list of regions", default: nil,
                    "one for each image; left out, all channels of a network without modulation", completion: .regions),
            ],
            result: "tensor [n, x, y, …, 1], or [n, x, y, …, channels] without regions",
            summary: "What a network says of a batch of images before the sigmoid or softmax, dropout off.",
            examples: [
                "organs = hierarchy({liver: 1, spleen: 2})\nnet = unet(levels: 2, features: 4, condition: organs)\n"
                    + "logits(net, zeros([2, 16, 16, 1]), [\"liver\", \"spleen\"])",
                "organs = hierarchy({liver: 1, spleen: 2})\nnet = unet(levels: 2, features: 4, outputs: organs)\n"
                    + "one = phantom(\"abdomen\", regions: organs, count: 1, size: [16, 16], seed: 1)[0]\n"
                    + "explain(cross_entropy, net.logits(one), one.annotation, at: [8, 8])",
            ], keywords: ["inference", "forward"])
    ) { arguments, _ in
        let network = try arguments.network("net")
        let images = try Self.batch(arguments).asFloats()
        let names = try arguments.stringsOrNone("regions")
        let condition = try names.map { try network.condition($0) }
        // On the tape where a gradient by the images is asked for, and else by nothing.
        return .object(
            images.isBeingRecorded
                ? try network.predict(images, condition: condition)
                : try withoutTape { try network.predict(images, condition: condition) })
    }

    /// A tensor as it is; an image with an axis for samples in front and one for channels.
    private static func batch(_ arguments: Arguments) throws -> Tensor {
        let image: Volume
        switch try arguments.value("images") {
        case .object(let volume as Volume): image = volume
        case .object(let item as Case): image = item.image
        default: return try arguments.tensor("images")
        }
        return try image.tensor.reshaped([1] + image.size + [max(image.channelShape.reduce(1, *), 1)])
    }

    private static func layer(_ layer: any Layer, _ name: String) -> Value { .function(LayerObject(layer, name: name)) }

    private static func modulationTable(_ arguments: Arguments) throws -> ModulationTable {
        let network = try arguments.network("net")
        guard let unet = network as? UNet else {
            throw Problem(.type, "\(network.title) has no modulation to look at", argument: "net")
        }
        return try unet.modulation()
    }

    /// `film`, `none`, or a layer of the user's own; film where a condition is given and nothing else said.
    private static func modulation(
        _ arguments: Arguments, _ call: Call, _ hierarchy: Hierarchy?
    ) throws -> any ModulationFactory {
        switch try arguments.value("modulation") {
        case .none:
            let isMeant = hierarchy != nil && !arguments.isGiven("modulation") && arguments.isNone("head")
            return isMeant ? FiLMFactory() : NoModulation()
        case .function(let function as BuiltinFunction) where function.entry.name == "film":
            return FiLMFactory()
        case .function(let constructor as LayerConstructor):
            return ScriptModulationFactory(constructor: constructor, context: call.context)
        case let value:
            throw Problem(
                .type, "expected film, none or a layer, found \(value.typePhrase)",
                remedy: "a layer of your own takes (channels, condition_size) and has def call(x, z)",
                argument: "modulation")
        }
    }
}
