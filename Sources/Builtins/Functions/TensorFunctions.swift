import Catalogue
import Foundation
import Foundations
import Labels
import Language
import Tensors

/// Tensors: making them, computing with them, gradients. Entries stand in `TensorsCatalogue`.
enum TensorFunctions {
    static let all: [Builtin] = Builtin.bind(TensorsCatalogue.entries, bodies) + further

    static let bodies: [String: Builtin.Body] =
        creation.merging(elementwise) { $1 }.merging(reductions) { $1 }.merging(shapes) { $1 }.merging(layers) { $1 }

    /// What takes more than tensors, or functions of the script.
    private static let further: [Builtin] = [
        Builtin(
            Entry(
                "gradient", room: "tensors",
                [
                    Parameter("f", "function", "Gives a single number."),
                    Parameter("x", "tensor, or list of tensors", "Where to take the derivative."),
                ],
                result: "tensor like x, or list", summary: "The derivative of a function of tensors at a point.",
                formula: "∂ f(x) / ∂ x, by the tape (reverse mode)",
                examples: ["gradient(x -> sum(x * x), tensor([1.0, 2.0]))"],
                keywords: ["derivative", "autograd", "backward"])
        ) { arguments, call in try gradient(arguments, call) },
        Builtin(
            Entry(
                "split", room: "tensors",
                [
                    Parameter("x", "tensor or string"),
                    Parameter(
                        "parts", "integer, or separator", default: nil, "How many parts; for a string what parts them."),
                    Parameter("axis", "integer", default: -1),
                ],
                result: "list",
                summary: "Equal parts of a tensor along an axis, or the parts of a string between separators.",
                examples: ["split(tensor([1, 2, 3, 4]), 2)", "split(\"a b\")"], keywords: ["chunk", "words"])
        ) { arguments, call in
            if case .string = try arguments.value("x"), let split = CoreFunctions.function("split") {
                return try call.context.call(
                    split, [try arguments.value("x"), try arguments.value("parts")], named: [])
            }
            let parts = try arguments.tensor("x").split(
                try arguments.count("parts"), axis: try arguments.integer("axis"))
            return .list(parts.map { .object($0) })
        },
        Builtin(
            Entry(
                "one_hot", room: "tensors",
                [Parameter("x", "hierarchy, or tensor of integers"), Parameter("of", "region, or number of classes")],
                result: "tensor",
                summary: "1 at the place of a region among a hierarchy's, or of each value along a new last axis.",
                examples: ["hierarchy({a: 1, b: 2}).one_hot(\"b\")", "one_hot(tensor([0, 2]), 3)"],
                keywords: ["condition"])
        ) { arguments, _ in
            guard case .object(let hierarchy as Hierarchy) = try arguments.value("x") else {
                return .object(try arguments.tensor("x").oneHot(try arguments.count("of")))
            }
            let values = try hierarchy.oneHot(try arguments.string("of"))
            return .object(try Tensor(values, shape: [values.count]))
        },
        Builtin(
            Entry(
                "floor", room: "tensors", [TensorsCatalogue.x], result: "tensor or integer",
                summary: "The largest whole number that is no larger.",
                examples: ["floor(tensor([-0.5, 1.5]))", "floor(2.7)"])
        ) { arguments, _ in try rounded(arguments, .down) { try $0.floored() } },
        Builtin(
            Entry(
                "round", room: "tensors", [TensorsCatalogue.x], result: "tensor or integer",
                summary: "The nearest whole number, halves to the even one.",
                examples: ["round(tensor([-0.5, 1.6]))", "round(2.7)"])
        ) { arguments, _ in try rounded(arguments, .toNearestOrEven) { try $0.rounded() } },
    ]

    private static func rounded(
        _ arguments: Arguments, _ rule: FloatingPointRoundingRule, _ operation: (Tensor) throws -> Tensor
    ) throws -> Value {
        switch try arguments.value("x") {
        case .integer(let number): return .integer(number)
        case .float(let number):
            guard let whole = Int(exactly: number.rounded(rule)) else {
                throw Problem(.numeric, "\(number) has no integer near it", argument: "x")
            }
            return .integer(whole)
        default: return try like(arguments, try operation(try arguments.tensor("x")))
        }
    }

    private static let creation: [String: Builtin.Body] = [
        "tensor": { arguments, _ in
            let value = try arguments.value("values")
            if let tensor = try value.asTensor { return .object(tensor.detached()) }
            return .object(try TensorReader.tensor(value))
        },
        "zeros": { arguments, _ in .object(try Tensor.zeros(try arguments.shape("shape"))) },
        "ones": { arguments, _ in .object(try Tensor.ones(try arguments.shape("shape"))) },
        "full": { arguments, _ in
            .object(try Tensor.filled(try arguments.shape("shape"), try arguments.number("value")))
        },
        "normal": { arguments, call in
            var stream = call.host.randomStream("normal")
            return .object(
                try Tensor.randomNormal(
                    try arguments.shape("shape"), mean: try arguments.number("mean"),
                    deviation: try arguments.number("deviation"), stream: &stream))
        },
        "uniform": { arguments, call in
            var stream = call.host.randomStream("uniform")
            return .object(
                try Tensor.randomUniform(
                    try arguments.shape("shape"), low: try arguments.number("low"), high: try arguments.number("high"),
                    stream: &stream))
        },
    ]

    private static let elementwise: [String: Builtin.Body] = [
        "exp": unary(Foundation.exp) { try $0.exp() },
        "log": unary(Foundation.log) { try $0.log() },
        "sqrt": unary({ $0.squareRoot() }) { try $0.sqrt() },
        "tanh": unary(Foundation.tanh) { try $0.tanh() },
        "sigmoid": unary({ 1 / (1 + Foundation.exp(-$0)) }) { try $0.sigmoid() },
        "softplus": unary({ max($0, 0) + Foundation.log1p(Foundation.exp(-$0.magnitude)) }) { try $0.softplus() },
        "relu": unary({ max($0, 0) }) { try $0.relu() },
        "power": { arguments, _ in
            try like(arguments, try arguments.tensor("x").power(try arguments.tensor("exponent")))
        },
        "abs": { arguments, _ in
            switch try arguments.value("x") {
            case .integer(let number):
                guard number != .min else { throw Problem(.numeric, "abs(\(number)) has no integer", argument: "x") }
                return .integer(Swift.abs(number))
            case .float(let number): return .float(number.magnitude)
            default: return try like(arguments, try arguments.tensor("x").abs())
            }
        },
        "leaky_relu": { arguments, _ in
            try like(arguments, try arguments.tensor("x").asFloats().leakyRelu(try arguments.number("slope")))
        },
        "elu": { arguments, _ in
            try like(arguments, try arguments.tensor("x").asFloats().elu(alpha: try arguments.number("alpha")))
        },
        "clip": { arguments, _ in
            try like(
                arguments,
                try arguments.tensor("x").asFloats().clipped(
                    low: try arguments.numberOrNone("low") ?? -.infinity,
                    high: try arguments.numberOrNone("high") ?? .infinity))
        },
        "maximum": { arguments, _ in .object(try Tensor.maximum(try arguments.tensor("a"), try arguments.tensor("b")))
        },
        "minimum": { arguments, _ in .object(try Tensor.minimum(try arguments.tensor("a"), try arguments.tensor("b")))
        },
        "where": { arguments, _ in
            .object(
                try Tensor.select(
                    try arguments.tensor("condition"), try arguments.tensor("a"), try arguments.tensor("b")))
        },
        "softmax": { arguments, _ in
            .object(try arguments.tensor("x").asFloats().softmax(axis: try arguments.integer("axis")))
        },
        "log_softmax": { arguments, _ in
            .object(try arguments.tensor("x").asFloats().logSoftmax(axis: try arguments.integer("axis")))
        },
    ]

    private static let reductions: [String: Builtin.Body] = [
        "sum": reduction { try $0.sum(axes: $1, keepingDimensions: $2) },
        "mean": reduction { try $0.mean(axes: $1, keepingDimensions: $2) },
        "variance": { arguments, _ in
            let value = try arguments.value("x")
            return .object(
                try (value.asTensor ?? TensorReader.tensor(value)).variance(
                    axes: try arguments.integersOrNone("axes"), keepingDimensions: try arguments.boolean("keep"),
                    correction: try arguments.count("correction", atLeast: 0)))
        },
        "max": reduction { try $0.max(axes: $1, keepingDimensions: $2) },
        "min": reduction { try $0.min(axes: $1, keepingDimensions: $2) },
        "argmax": { arguments, _ in .object(try arguments.tensor("x").argmax(axis: try arguments.integer("axis"))) },
        "argmin": { arguments, _ in .object(try arguments.tensor("x").argmin(axis: try arguments.integer("axis"))) },
        "log_sum_exp": { arguments, _ in
            .object(
                try arguments.tensor("x").asFloats().logSumExp(
                    axis: try arguments.integer("axis")))
        },
    ]

    private static let shapes: [String: Builtin.Body] = [
        "matmul": { arguments, _ in .object(try arguments.tensor("a").matmul(try arguments.tensor("b"))) },
        "reshape": { arguments, _ in .object(try arguments.tensor("x").reshaped(try arguments.shape("shape"))) },
        "transpose": { arguments, _ in
            .object(try arguments.tensor("x").transposed(try arguments.integersOrNone("axes")))
        },
        "concatenate": { arguments, _ in
            .object(try Tensor.concatenated(try arguments.tensors("tensors"), axis: try arguments.integer("axis")))
        },
        "stack": { arguments, _ in
            .object(try Tensor.stacked(try arguments.tensors("tensors"), axis: try arguments.integer("axis")))
        },
        "flip": { arguments, _ in .object(try arguments.tensor("x").flipped(try arguments.shape("axes"))) },
        "rotate90": { arguments, _ in
            let axes = try arguments.integers("axes")
            guard axes.count == 2 else {
                throw Problem(.value, "a plane has two axes, found \(axes)", argument: "axes")
            }
            return .object(
                try arguments.tensor("x").rotated90(try arguments.integer("times"), axes: (axes[0], axes[1])))
        },
        "pad": { arguments, _ in
            .object(
                try arguments.tensor("x").padded(
                    before: try arguments.shape("before"), after: try arguments.shape("after"),
                    value: try arguments.number("value")))
        },
        "broadcast": { arguments, _ in
            .object(try arguments.tensor("x").broadcast(to: try arguments.shape("shape")))
        },
        "per_channel": { arguments, _ in
            .object(try arguments.tensor("values").perChannel(like: try arguments.tensor("like")))
        },
    ]

    private static let layers: [String: Builtin.Body] = [
        "convolve": { arguments, _ in
            .object(
                try arguments.tensor("x").asFloats().convolution(
                    try arguments.tensor("weight").asFloats(), bias: try arguments.tensorOrNone("bias"),
                    stride: try arguments.shape("stride"), padding: try padding(arguments)))
        },
        "convolve_transposed": { arguments, _ in
            .object(
                try arguments.tensor("x").asFloats().transposedConvolution(
                    try arguments.tensor("weight").asFloats(), bias: try arguments.tensorOrNone("bias"),
                    stride: try arguments.shape("stride"), padding: try padding(arguments)))
        },
        "max_pool": { arguments, _ in .object(try arguments.tensor("x").maxPool(size: try arguments.count("size"))) },
        "upsample": { arguments, _ in
            .object(try arguments.tensor("x").upsampledNearest(factor: try arguments.count("factor")))
        },
        "instance_normalize": { arguments, _ in
            .object(
                try arguments.tensor("x").asFloats().instanceNormalised(epsilon: try arguments.number("epsilon")))
        },
        "modulate": { arguments, _ in
            .object(
                try arguments.tensor("x").asFloats().film(
                    try arguments.tensor("gamma").asFloats(), try arguments.tensor("beta").asFloats()))
        },
    ]

    /// Element by element; a plain number gives a plain number, in double precision.
    private static func unary(
        _ plain: @escaping @Sendable (Double) -> Double, _ operation: @escaping @Sendable (Tensor) throws -> Tensor
    ) -> Builtin.Body {
        { arguments, _ in
            switch try arguments.value("x") {
            case .integer(let number): .float(plain(Double(number)))
            case .float(let number): .float(plain(number))
            default: try like(arguments, try operation(try arguments.tensor("x").asFloats()))
            }
        }
    }

    /// The result over the grid of the image it came from, if it came from one.
    private static func like(_ arguments: Arguments, _ result: Tensor) throws -> Value {
        try Value.map(result, like: try arguments.value("x"))
    }

    private static func reduction(
        _ operation: @escaping @Sendable (Tensor, [Int]?, Bool) throws -> Tensor
    ) -> Builtin.Body {
        { arguments, _ in
            let value = try arguments.value("x")
            let x = try value.asTensor ?? TensorReader.tensor(value)
            let result = try operation(x, try arguments.integersOrNone("axes"), try arguments.boolean("keep"))
            // What came as a list of plain numbers goes as a plain number.
            guard case .list = value, result.rank == 0 else { return .object(result) }
            return result.elementType == .int64 ? .integer(result.integers[0]) : .float(try result.scalar())
        }
    }

    private static func padding(_ arguments: Arguments) throws -> Padding {
        switch try arguments.string("padding") {
        case "same": return .same
        case "valid": return .valid
        case let other:
            throw Problem(
                .value, "there is no padding \"\(other)\"", remedy: "it is \"same\" or \"valid\"", argument: "padding")
        }
    }

    /// d f(x) / d x for one tensor, or for each of a list.
    private static func gradient(_ arguments: Arguments, _ call: Call) throws -> Value {
        let function = try arguments.function("f")
        let value = try arguments.value("x")
        var leaves: [Tensor] = []
        let isList: Bool
        if case .list(let list) = value, list.elements.contains(where: { if case .object = $0 { true } else { false } })
        {
            isList = true
            for element in list.elements {
                guard let tensor = try element.asTensor else {
                    throw Problem(.type, "expected tensors, found \(element.typePhrase)", argument: "x")
                }
                leaves.append(try tensor.asFloats().detached().watched())
            }
        } else {
            isList = false
            leaves = [try (try value.asTensor ?? TensorReader.tensor(value)).asFloats().detached().watched()]
        }
        let result = try call.context.call(function, leaves.map { .object($0) }, named: [])
        guard let y = try result.asTensor else {
            throw Problem(.type, "f must give a number, it gave \(result.typePhrase)", argument: "f")
        }
        guard y.count == 1 else {
            throw Problem(
                .shape, "f must give a single number, it gave a tensor of shape \(y.shape)",
                remedy: "reduce it, with sum or mean", argument: "f")
        }
        let gradients = y.isRecorded ? try y.gradients() : nil
        let found = try leaves.map { leaf -> Value in .object(try gradients?[leaf] ?? .zeros(leaf.shape)) }
        return isList ? .list(found) : found[0]
    }
}
