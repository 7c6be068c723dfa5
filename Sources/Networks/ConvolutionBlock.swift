import Foundations
import Tensors

/// What always stands together in a network: a convolution, its normalisation, modulation and activation.
///
/// `Order.modulated`: convolution → norm → modulation → activation. `Order.paper`: convolution → activation → norm →
/// modulation.
public final class ConvolutionBlock {
    /// The order of what follows a convolution.
    public enum Order: String, NamedChoice {
        public static let noun = "order"

        /// convolution → norm → modulation → activation: trains with bare Dice and missing annotations.
        case modulated
        /// convolution → activation → norm → modulation, as published by Billot et al.
        case paper
    }

    /// The dotted place in the network, without the part ("encoder.0", "convolution", "1").
    let path: BlockPath
    public let convolution: Convolution
    public let norm: (any NormalisationLayer)?
    public let modulation: (any Modulation)?
    let activation: Activation
    let order: Order

    init(
        path: BlockPath, convolution: Convolution, norm: (any NormalisationLayer)?, modulation: (any Modulation)?,
        activation: Activation, order: Order
    ) {
        self.path = path
        self.convolution = convolution
        self.norm = norm
        self.modulation = modulation
        self.activation = activation
        self.order = order
    }

    var namedParameters: NamedParameters {
        prefixed(path.of("convolution"), convolution.namedParameters)
            + prefixed(path.of("norm"), norm?.namedParameters ?? [])
            + prefixed(path.of("modulation"), modulation?.namedParameters ?? [])
    }

    func callAsFunction(_ x: Tensor, _ pass: Pass) throws -> Tensor {
        if let finish = try finish(rows: x.shape[0], pass) { return try convolution(x, then: finish) }
        return try followed(convolution(x), pass)
    }

    /// The first block of a decoder level, on what the encoder kept and what comes from below, upsampled by 2. `isFolded`:
    /// without making the upsampled and the concatenated tensor.
    func callAsFunction(kept: UNetState.Kept, coarse: Tensor, isFolded: Bool, _ pass: Pass) throws -> Tensor {
        let finish = try finish(rows: coarse.shape[0], pass)
        let y =
            switch kept {
            case .activations(let skip):
                // Where only what is below has become different for each row, the skip is repeated.
                try convolution(
                    skip: skip.shape[0] == coarse.shape[0] ? skip : pass.spread(skip), coarse: coarse,
                    isFolded: isFolded, then: finish)
            case .convolved(let part): try part(coarse, then: finish)
            }
        return finish == nil ? try followed(y, pass) : y
    }

    /// What follows a convolution with a result of so many rows, where it can be done to each piece of it: an activation, and
    /// FiLM behind it. Nil where it is something else, or the rows are still to be repeated for those of the condition.
    private func finish(rows: Int, _ pass: Pass) throws -> ConvolutionFinish? {
        guard norm == nil, let slope = activation.fusedSlope else { return nil }
        guard modulation != nil, let z = pass.embedding else { return ConvolutionFinish(slope: slope) }
        guard order == .paper || activation == .none, [1, rows].contains(z.shape[0]),
            let film = try film(for: [rows, convolution.channelsOut], pass)
        else { return nil }
        return ConvolutionFinish(slope: slope, film: film)
    }

    /// Normalisation, modulation and activation in their order, in one operation where there is one.
    private func followed(_ y: Tensor, _ pass: Pass) throws -> Tensor {
        let y = try modulation == nil ? y : pass.spread(y)
        return switch order {
        case .modulated: try fused(y, pass) ?? activation(modulated(normalised(y, pass), pass))
        case .paper: try rectified(y, pass) ?? modulated(normalised(activation(y), pass), pass)
        }
    }

    /// A norm, FiLM (or, without modulation, the norm's own scale and shift) and a leaky ReLU in one operation; nil where
    /// these are not what follows the convolution.
    private func fused(_ x: Tensor, _ pass: Pass) throws -> Tensor? {
        guard let norm, let slope = activation.fusedSlope else { return nil }
        if modulation == nil {
            return try norm(x, gamma: norm.scale.map { try $0.leaf - 1 }, beta: norm.shift?.leaf, slope: slope, pass)
        }
        guard norm.scale == nil, let factors = try film(for: x.shape, pass) else { return nil }
        return try norm(x, gamma: factors.gamma, beta: factors.beta, slope: slope, pass)
    }

    /// A leaky ReLU and FiLM in one operation; nil where these are not what follows the convolution.
    private func rectified(_ x: Tensor, _ pass: Pass) throws -> Tensor? {
        guard norm == nil, activation != .none, let slope = activation.fusedSlope,
            let factors = try film(for: x.shape, pass)
        else { return nil }
        return try x.rectifiedFilm(factors.gamma, factors.beta, slope: slope)
    }

    /// Rows under one condition, samples of one image, share its factors.
    private func film(for shape: [Int], _ pass: Pass) throws -> (gamma: Tensor, beta: Tensor)? {
        guard let film = modulation as? FiLM, let z = pass.embedding, let channels = shape.last else { return nil }
        pass.place = path.of("modulation")
        let rows = z.shape[0] == 1 ? 1 : shape[0]
        let (gamma, beta) = try film.factors(for: [rows, channels], z, pass)
        if rows == shape[0] { return (gamma, beta) }
        return (try gamma.broadcast(to: [shape[0], channels]), try beta.broadcast(to: [shape[0], channels]))
    }

    private func normalised(_ x: Tensor, _ pass: Pass) throws -> Tensor {
        try norm?(x, pass) ?? x
    }

    private func modulated(_ x: Tensor, _ pass: Pass) throws -> Tensor {
        guard let modulation, let z = pass.embedding else { return x }
        pass.place = path.of("modulation")
        return try modulation(x, pass.spread(z), pass)
    }
}

/// Where a block stands: "encoder.0" and 1 give "encoder.0.convolution.1", "encoder.0.modulation.1"; "head" and nil
/// give "head.convolution".
struct BlockPath {
    var group: String
    var index: Int?

    func of(_ part: String) -> String {
        "\(group).\(part)" + (index.map { ".\($0)" } ?? "")
    }
}
