import Catalogue

extension TensorsCatalogue {
    static let creation: [Entry] = [
        entry(
            "tensor", [Parameter("values", "number, list, range or tensor", "a number, or lists of lists of numbers")],
            "Makes a tensor: of 64-bit integers where all numbers are integers, of float32 otherwise.",
            example: "tensor([[1, 2], [3, 4]])"),
        entry(
            "zeros", [Parameter("shape", "list")], "A tensor of zeros.", example: "zeros([2, 3])"),
        entry("ones", [Parameter("shape", "list")], "A tensor of ones.", example: "ones([2, 3])"),
        entry(
            "full", [Parameter("shape", "list"), Parameter("value", "number")], "A tensor of one value.",
            example: "full([2, 3], 0.5)"),
        entry(
            "normal",
            [
                Parameter("shape", "list"), Parameter("mean", "number", default: 0.0),
                Parameter("deviation", "number", default: 1.0),
            ], "Normally distributed random numbers.", example: "seed 1\nshow(normal([2, 3]))",
            keywords: ["random", "gaussian", "randn"]),
        entry(
            "uniform",
            [
                Parameter("shape", "list"), Parameter("low", "number", default: 0.0),
                Parameter("high", "number", default: 1.0),
            ], "Random numbers, uniform from low to below high, which lies above low.",
            example: "seed 1\nshow(uniform([2, 3]))",
            keywords: ["random", "rand"]),
    ]

    static let elementwise: [Entry] = [
        entry("exp", [element], "The exponential of each element.", formula: "e^x", example: "exp(tensor([0.0, 1.0]))"),
        entry(
            "log", [element], "The natural logarithm of each element.", formula: "ln x",
            example: "log(tensor([1.0, 2.0]))"),
        entry(
            "sqrt", [element], "The square root of each element.", formula: "√x", example: "sqrt(tensor([4.0, 9.0]))"),
        entry("abs", [element], "The absolute value of each element.", formula: "|x|", example: "abs(tensor([-1, 2]))"),
        entry("tanh", [element], "The hyperbolic tangent of each element.", example: "tanh(tensor([0.0, 1.0]))"),
        entry(
            "sigmoid", [element], "Squeezes each element into (0, 1).", formula: "1 / (1 + e^−x)",
            example: "sigmoid(tensor([0.0, 2.0]))", keywords: ["logistic"]),
        entry(
            "relu", [element], "Each element where positive, else 0.", formula: "max(x, 0)",
            example: "relu(tensor([-1.0, 2.0]))"),
        entry(
            "leaky_relu", [element, Parameter("slope", "number", default: 0.01)],
            "Each element where positive, else slope times it.", example: "leaky_relu(tensor([-1.0, 2.0]), slope: 0.2)"),
        entry(
            "elu", [element, Parameter("alpha", "number", default: 1.0)],
            "Each element where positive, else alpha (e^x − 1).", source: "Clevert, Unterthiner, Hochreiter 2016",
            example: "elu(tensor([-1.0, 2.0]))"),
        entry(
            "softplus", [element], "A smooth relu.", formula: "ln(1 + e^x)", example: "softplus(tensor([-1.0, 2.0]))"),
        entry(
            "clip",
            [element, Parameter("low", "number", default: nil), Parameter("high", "number", default: nil)],
            "Limits each element to low … high.", example: "clip(tensor([-1.0, 2.0]), low: 0, high: 1)",
            keywords: ["clamp"]),
        entry(
            "power", [element, Parameter("exponent", "tensor or number")], "Each element to a power.",
            formula: "x^exponent",
            example: "power(tensor([1.0, 2.0]), 3)"),
        entry(
            "floor", [element], result: "tensor or integer", "The largest whole number that is no larger.",
            example: "floor(tensor([-0.5, 1.5]))", keywords: ["whole", "integer"]),
        entry(
            "round", [element], result: "tensor or integer", "The nearest whole number, halves to the even one.",
            example: "round(tensor([-0.5, 1.6]))", keywords: ["whole", "integer"]),
    ]

    static let comparisons: [Entry] = [
        entry(
            "maximum", [Parameter("a", "tensor or number"), Parameter("b", "tensor or number")],
            "The larger of two, element by element.",
            example: "maximum(tensor([1, 5]), tensor([3, 2]))"),
        entry(
            "minimum", [Parameter("a", "tensor or number"), Parameter("b", "tensor or number")],
            "The smaller of two, element by element.",
            example: "minimum(tensor([1, 5]), tensor([3, 2]))"),
        entry(
            "where", [Parameter("condition", "tensor"), Parameter("a", "tensor"), Parameter("b", "tensor")],
            "a where the condition is not 0, else b.",
            example: "where(tensor([1, 0]), tensor([1.0, 2.0]), tensor([3.0, 4.0]))"),
    ]
}
