import Foundations
import Tensors

extension UNet {
    public var title: String {
        let dropout = hasDropout ? ", dropout \(options.dropout)" : ""
        return "unet \(dims)D, \(levels) levels, \(options.features) features\(outputTitle)\(dropout)"
    }

    private var outputTitle: String {
        let count = hierarchy.flatMap(output.count(in:)) ?? options.outputs
        return switch head {
        case .softmax: ", softmax over \(count) leaves"
        case .sigmoid: ", sigmoids of \(count) leaves"
        case .joint: ", joint head of \(count) regions"
        case .heads: ", a head for each of \(count) regions"
        case .decoders: ", a decoder for each of \(count) regions"
        case nil: regions.isEmpty ? "" : ", \(modulationName) over \(regions.count) regions"
        }
    }

    /// Every layer with its place and parameters, and their sum.
    public func summary() -> Table {
        var table = Table(title: title, columns: ["layer", "what", "parameters"].map { Table.Column($0) })
        func add(_ place: String, _ line: String, _ parameters: NamedParameters) {
            let count = parameters.reduce(0) { $0 + ($1.1.isTrained ? $1.1.value.count : 0) }
            table.append([.text(place), .text(line), .integer(count)])
        }
        if let conditionEncoder {
            add("condition", conditionEncoder.summaryLine, conditionEncoder.namedParameters)
        }
        for block in blocks {
            add(block.path.of("convolution"), block.convolution.summaryLine, block.convolution.namedParameters)
            if let norm = block.norm { add(block.path.of("norm"), norm.summaryLine, norm.namedParameters) }
            if let modulation = block.modulation {
                add(block.path.of("modulation"), modulation.summaryLine, modulation.namedParameters)
            }
        }
        table.append([.text("all"), .missing, .integer(parameterCount)])
        return table
    }

    /// Gamma and beta of every modulated layer under every region; of layers that see pooled features too, with these 0.
    public func modulation() throws -> ModulationTable {
        guard let conditionEncoder else {
            throw Problem(
                .state, "the network has no modulation to look at",
                remedy: "build it with `condition:` a hierarchy and `modulation: film`", argument: "net")
        }
        return try withoutTape {
            let region = try conditionEncoder(condition(regions), Pass())
            let pooled = try Tensor.zeros([regions.count, options.pooled ? options.channels(levels - 1) : 0])
            let both = try Tensor.concatenated([region, pooled], axis: 1)
            var layers: [ModulationTable.Layer] = []
            var gamma = [[[Float]]](repeating: [], count: regions.count)
            var beta = gamma
            for block in blocks {
                guard let modulation = block.modulation else { continue }
                let channels = block.convolution.channelsOut
                layers.append(ModulationTable.Layer(name: block.path.of("modulation"), channels: channels))
                let isInEncoder = block.path.group.hasPrefix("encoder")
                let found = try modulation.coefficients(isInEncoder ? region : both, channels: channels)
                let (gammas, betas) = (found.gamma.floats, found.beta.floats)
                for place in regions.indices {
                    let row = place * channels..<(place + 1) * channels
                    gamma[place].append(Array(gammas[row]))
                    beta[place].append(Array(betas[row]))
                }
            }
            return ModulationTable(regions: regions, layers: layers, gamma: gamma, beta: beta)
        }
    }

    /// Mean, standard deviation and range of gamma and beta per layer and region.
    public func inspect() throws -> Table {
        var table = try modulation().table
        table.title = title
        return table
    }
}
