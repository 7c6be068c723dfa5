import Catalogue
import Foundations
import Tensors

/// A dense layer: y = x W + b over the last dimension.
///
/// x `[…, inputs]`, weight `[inputs, outputs]`, bias `[outputs]`, y `[…, outputs]`.
public final class Dense: CataloguedLayer {
    public let inputs: Int
    public let outputs: Int
    public let weight: Parameter
    public let bias: Parameter?

    /// Weights start by He's rule for `activation`, or with `deviation` where it is given; the bias starts at 0.
    public init(
        inputs: Int, outputs: Int, bias: Bool = true, activation: Activation = .none, deviation: Double? = nil,
        penalty: Double = 0, stream: inout RandomStream
    ) throws {
        try Sizes.require(inputs, named: "inputs")
        try Sizes.require(outputs, named: "outputs")
        self.inputs = inputs
        self.outputs = outputs
        let shape = [inputs, outputs]
        let value =
            if let deviation {
                try Initialisation.normal(shape, deviation: deviation, stream: &stream)
            } else {
                try Initialisation.he(shape, slope: activation.slope, stream: &stream)
            }
        weight = Parameter("weight", value, penalty: penalty)
        self.bias = bias ? Parameter("bias", try .zeros([outputs]), penalty: penalty) : nil
    }

    public var namedParameters: NamedParameters {
        [("weight", weight)] + (bias.map { [("bias", $0)] } ?? [])
    }

    public var summaryLine: String { "dense \(inputs) → \(outputs)" }

    public func callAsFunction(_ x: Tensor, _ pass: Pass) throws -> Tensor {
        try self(x)
    }

    public func callAsFunction(_ x: Tensor) throws -> Tensor {
        guard let last = x.shape.last, last == inputs else {
            throw Problem(
                .shape, "dense layer of shape \(text([inputs, outputs])) got a tensor of shape \(text(x.shape))",
                remedy: "its last dimension must be \(inputs)", argument: "x")
        }
        let rows = x.rank == 2 ? x : try x.reshaped([x.count / inputs, inputs])
        var y = try rows.matmul(weight.leaf)
        if let bias { y = try y + bias.leaf }
        return x.rank == 2 ? y : try y.reshaped(x.shape.dropLast() + [outputs])
    }

    public static let entry = Entry(
        "dense", room: "networks",
        [
            Catalogue.Parameter("inputs", "integer", "size of the last dimension of what it takes"),
            Catalogue.Parameter("outputs", "integer", "size of the last dimension of what it gives"),
            Catalogue.Parameter("bias", "boolean", default: true, "adds a learned constant per output"),
        ],
        result: "layer: tensor […, inputs] to tensor […, outputs]",
        summary: "A dense layer over the last dimension, started by He's rule.",
        formula: "y = x W + b",
        source: "He et al., Delving deep into rectifiers, ICCV 2015 (initial weights)",
        examples: ["project = dense(4, 2)\nproject(tensor([[1.0, 2.0, 3.0, 4.0]]))"],
        keywords: ["linear", "fully connected", "perceptron", "mlp"])
}
