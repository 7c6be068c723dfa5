import Catalogue
import Foundation
import Foundations
import Labels
import Language
import Tensors

/// Tensors: making them, computing with them, gradients. Entries stand in `TensorsCatalogue`.
enum TensorFunctions {
    static let all: [Builtin] = Builtin.bind(TensorsCatalogue.entries, bodies)

    static let bodies: [String: Builtin.Body] =
        creation.merging(elementwise) { $1 }.merging(reductions) { $1 }.merging(shapes) { $1 }.merging(layers) { $1 }
        .merging(further) { $1 }

    /// What takes more than tensors, or functions of the script.
    private static let further: [String: Builtin.Body] = [
        "gradient": { arguments, call in try gradient(arguments, call) },
        "split": { arguments, call in
            if case .string = try arguments.value("x"), let split = CoreFunctions.function("split") {
                guard try arguments.integer("axis") == -1 else {
                    throw Problem(
                        .value, "a string has no axes to be split along", remedy: "leave out axis:", argument: "axis")
                }
                return try call.context.call(
                    split, [try arguments.value("x"), try arguments.value("parts")], named: [])
            }
            let parts = try arguments.tensor("x").split(
                try arguments.count("parts"), axis: try arguments.integer("axis"))
            return .list(parts.map { .object($0) })
        },
        "one_hot": { arguments, _ in
            guard case .object(let hierarchy as Hierarchy) = try arguments.value("x") else {
                return .object(try arguments.tensor("x").oneHot(try arguments.count("of")))
            }
            let values = try hierarchy.oneHot(try arguments.string("of"))
            return .object(try Tensor(values, shape: [values.count]))
        },
        "floor": { arguments, _ in try rounded(arguments, .down) { try $0.floored() } },
        "round": { arguments, _ in try rounded(arguments, .toNearestOrEven) { try $0.rounded() } },
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
            let value = try arguments.value("value").scalar
            let number =
                if case .integer(let whole) = value {
                    try Float(exactly: whole, argument: "value")
                } else {
                    try Float(narrowing: try arguments.number("value"), argument: "value")
                }
            return .object(try Tensor.filled(try arguments.shape("shape"), Double(number)))
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
        "relu": { arguments, _ in
            let x = try arguments.value("x")
            if x.plainNumber != nil {
                return Value.isLess(x, .integer(0)) ? (x.isInteger ? .integer(0) : .float(0)) : x
            }
            return try like(arguments, try arguments.tensor("x").relu())
        },
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
            guard !arguments.isNone("low") || !arguments.isNone("high") else {
                throw Problem(
                    .value, "clip needs a limit", remedy: "give low:, high: or both, as in clip(x, low: 0, high: 1)")
            }
            let (low, high) = (try arguments.numberOrNone("low"), try arguments.numberOrNone("high"))
            if let low, let high, !(low <= high) {
                throw Problem(.value, "there is nothing from \(low) to \(high)", argument: "low")
            }
            let x = try arguments.value("x")
            if x.plainNumber != nil {
                let (least, most) = (try arguments.value("low").scalar, try arguments.value("high").scalar)
                return Value.isLess(x, least) ? least : Value.isLess(most, x) ? most : x
            }
            return try like(
                arguments, try arguments.tensor("x").clipped(low: low ?? -.infinity, high: high ?? .infinity))
        },
        "maximum": extreme({ !Value.isLess($0, $1) }) { try Tensor.maximum($0, $1) },
        "minimum": extreme({ !Value.isLess($1, $0) }) { try Tensor.minimum($0, $1) },
        "where": { arguments, _ in
            let condition = try arguments.value("condition")
            if case .boolean(let truth) = condition, try arguments.value("a").plainNumber != nil,
                try arguments.value("b").plainNumber != nil
            {
                return try arguments.value(truth ? "a" : "b")
            }
            let mask =
                if case .boolean(let truth) = condition {
                    try Tensor(truth ? 1 : 0)
                } else {
                    try arguments.tensor("condition")
                }
            return try Value.map(
                try Tensor.select(mask, try arguments.tensor("a"), try arguments.tensor("b")), ofShapeOf: condition,
                try arguments.value("a"), try arguments.value("b"))
        },
        "softmax": { arguments, _ in
            .object(try arguments.tensor("x").asFloats().softmax(axis: try arguments.integer("axis")))
        },
        "log_softmax": { arguments, _ in
            .object(try arguments.tensor("x").asFloats().logSoftmax(axis: try arguments.integer("axis")))
        },
    ]

    private static let reductions: [String: Builtin.Body] = [
        "sum": reduction({ try $0.sum() }) { try $0.sum(axes: $1, keepingDimensions: $2) },
        "mean": reduction({ try $0.mean() }) { try $0.mean(axes: $1, keepingDimensions: $2) },
        "variance": { arguments, _ in
            let value = try arguments.value("x")
            let correction = try arguments.count("correction", atLeast: 0)
            if let numbers = plainNumbers(arguments) { return try numbers.variance(correction: correction) }
            return .object(
                try (value.asTensor ?? TensorReader.tensor(value)).variance(
                    axes: try arguments.integersOrNone("axes"), keepingDimensions: try arguments.boolean("keep"),
                    correction: correction))
        },
        "max": reduction(ofTwo: ("maximum", "largest"), { try $0.max() }) {
            try $0.max(axes: $1, keepingDimensions: $2)
        },
        "min": reduction(ofTwo: ("minimum", "smallest"), { try $0.min() }) {
            try $0.min(axes: $1, keepingDimensions: $2)
        },
        "argmax": { arguments, _ in .object(try arguments.tensor("x").argmax(axis: try arguments.integer("axis"))) },
        "argmin": { arguments, _ in .object(try arguments.tensor("x").argmin(axis: try arguments.integer("axis"))) },
        "top": { arguments, _ in .object(try arguments.tensor("x").largest(try arguments.integer("number"))) },
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
                try arguments.tensor("x").asFloats().normalised(epsilon: try arguments.number("epsilon")))
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
            default: try like(arguments, try operation(try arguments.tensor("x")))
            }
        }
    }

    /// The result over the grid of the image it came from, if it came from one.
    private static func like(_ arguments: Arguments, _ result: Tensor) throws -> Value {
        try Value.map(result, ofShapeOf: try arguments.value("x"))
    }

    /// `ofTwo` are the functions of two numbers and of a list that one number with another behind it was meant for.
    private static func reduction(
        ofTwo: (String, String)? = nil,
        _ plain: @escaping @Sendable (PlainNumbers) throws -> Value,
        _ operation: @escaping @Sendable (Tensor, [Int]?, Bool) throws -> Tensor
    ) -> Builtin.Body {
        { arguments, _ in
            if let numbers = plainNumbers(arguments) { return try plain(numbers) }
            let value = try arguments.value("x")
            if let ofTwo, value.plainNumber != nil, !arguments.isNone("axes") {
                throw Problem(
                    .type, "a number has no axes to go over",
                    remedy: "of two numbers it is \(ofTwo.0)(a, b), of a list \(ofTwo.1)([1, 2])")
            }
            let x = try value.asTensor ?? TensorReader.tensor(value)
            return .object(try operation(x, try arguments.integersOrNone("axes"), try arguments.boolean("keep")))
        }
    }

    /// A list of plain numbers that is to be reduced to one.
    private static func plainNumbers(_ arguments: Arguments) -> PlainNumbers? {
        guard arguments.isNone("axes"), (try? arguments.boolean("keep")) == false else { return nil }
        return (try? arguments.value("x")).flatMap(PlainNumbers.init)
    }

    /// Of two plain numbers the first where `isFirst` says so, what is not a number before all; of tensors element by element.
    private static func extreme(
        _ isFirst: @escaping @Sendable (Value, Value) -> Bool,
        _ operation: @escaping @Sendable (Tensor, Tensor) throws -> Tensor
    ) -> Builtin.Body {
        { arguments, _ in
            let (a, b) = (try arguments.value("a"), try arguments.value("b"))
            if let x = a.plainNumber, let y = b.plainNumber {
                return x.isNaN ? a : y.isNaN ? b : isFirst(a, b) ? a : b
            }
            return try Value.map(
                try operation(try arguments.tensor("a"), try arguments.tensor("b")), ofShapeOf: a, b)
        }
    }

    private static func padding(_ arguments: Arguments) throws -> Padding {
        try Padding(named: try arguments.string("padding"))
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
