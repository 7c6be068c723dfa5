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
    public let norm: InstanceNorm?
    public let modulation: (any Modulation)?
    let activation: Activation
    let order: Order

    init(
        path: BlockPath, convolution: Convolution, norm: InstanceNorm?, modulation: (any Modulation)?,
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
        let y = try convolution(x)
        switch order {
        case .modulated: return try fused(y, pass) ?? activation(modulated(normalised(y, pass), pass))
        case .paper: return try modulated(normalised(activation(y), pass), pass)
        }
    }

    /// Instance norm, FiLM and a leaky ReLU in one operation; nil where these are not what follows the convolution.
    private func fused(_ x: Tensor, _ pass: Pass) throws -> Tensor? {
        guard let norm, norm.scale == nil, let film = modulation as? FiLM, let z = pass.embedding,
            let slope = activation.fusedSlope
        else { return nil }
        pass.place = path.of("modulation")
        let (gamma, beta) = try film.factors(for: x, z, pass)
        return try x.instanceNormalisedFilm(gamma, beta, epsilon: Normalisation.epsilon, slope: slope)
    }

    private func normalised(_ x: Tensor, _ pass: Pass) throws -> Tensor {
        try norm?(x, pass) ?? x
    }

    private func modulated(_ x: Tensor, _ pass: Pass) throws -> Tensor {
        guard let modulation, let z = pass.embedding else { return x }
        pass.place = path.of("modulation")
        return try modulation(x, z, pass)
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
