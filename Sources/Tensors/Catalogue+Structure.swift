import Catalogue

extension TensorsCatalogue {
    static let reductions: [Entry] = [
        entry("sum", [elements, axes, keep], "The sum over axes.", example: "x = tensor([[1, 2], [3, 4]])\nsum(x)"),
        entry(
            "mean", [elements, axes, keep], "The mean over axes.", example: "mean(tensor([[1, 2], [3, 4]]), axes: 0)"),
        entry(
            "variance", [elements, axes, keep, Parameter("correction", "integer", default: 0, "1 for a sample's")],
            "The variance over axes.", formula: "Σ (x − mean)² / (count − correction)",
            example: "variance(tensor([1.0, 2.0, 3.0]))"),
        entry(
            "max", [elements, axes, keep], "The largest element over axes.",
            example: "max(tensor([[1, 2], [3, 4]]), axes: 1)"),
        entry(
            "min", [elements, axes, keep], "The smallest element over axes.", example: "min(tensor([[1, 2], [3, 4]]))"),
        entry(
            "argmax", [x, axis], "The place of the largest element along an axis, the first of equals.",
            example: "argmax(tensor([[1, 5, 2], [7, 0, 3]]))"),
        entry(
            "argmin", [x, axis], "The place of the smallest element along an axis, the first of equals.",
            example: "argmin(tensor([[1, 5, 2], [7, 0, 3]]))"),
        entry(
            "top", [x, Parameter("number", "integer", "how many")],
            "1 at the largest elements of all, the first of equals, and 0 elsewhere.",
            example: "top(tensor([0.2, 0.9, 0.7]), 2)", keywords: ["rank", "largest", "confident", "mask", "sort"]),
        entry(
            "log_sum_exp", [x, axis], "The logarithm of the sum of exponentials along an axis, without overflow.",
            formula: "ln Σ e^x", example: "log_sum_exp(tensor([1000.0, 1000.0]))"),
    ]

    static let shapes: [Entry] = [
        entry(
            "reshape", [x, Parameter("shape", "list", "one size may be -1")], "The same elements under another shape.",
            example: "reshape(tensor([1, 2, 3, 4]), [2, 2])"),
        entry(
            "transpose", [x, Parameter("axes", "list", default: nil, "the new order; reversed when left out")],
            "Axes in another order.", example: "transpose(tensor([[1, 2], [3, 4]]))", keywords: ["permute"]),
        entry(
            "flip", [x, Parameter("axes", "any")], "Reversed along axes.", example: "flip(tensor([1, 2, 3]), 0)"),
        entry(
            "rotate90",
            [
                x, Parameter("times", "integer", default: 1), Parameter("axes", "list", default: [0, 1]),
            ], "Turned by quarter turns in the plane of two axes.", example: "rotate90(tensor([[1, 2], [3, 4]]))"),
        entry(
            "concatenate", [Parameter("tensors", "list"), axis], "Tensors one after another along an axis.",
            example: "concatenate([tensor([1, 2]), tensor([3])])", keywords: ["cat", "join"]),
        entry(
            "stack", [Parameter("tensors", "list"), Parameter("axis", "integer", default: 0)],
            "Tensors of one shape along a new axis.", example: "stack([tensor([1, 2]), tensor([3, 4])])"),
        entry(
            "pad",
            [
                x, Parameter("before", "list"), Parameter("after", "list"), Parameter("value", "number", default: 0.0),
            ], "Elements of one value added at the ends of each axis.", example: "pad(tensor([1, 2]), [1], [2])"),
        entry(
            "broadcast", [x, Parameter("shape", "list")], "Repeated along axes of size 1 to fill a shape.",
            example: "broadcast(tensor([1, 2]), [3, 2])"),
        entry(
            "per_channel", [Parameter("values", "tensor"), Parameter("like", "tensor")],
            "A vector per channel, [c] or [n, c], shaped to combine with [n, …, c].",
            example: "per_channel(tensor([[1.0, 2.0]]), ones([1, 4, 4, 2]))"),
    ]

    static let parts: [Entry] = [
        entry(
            "split",
            [
                Parameter("x", "tensor or string"),
                Parameter(
                    "parts", "integer, or separator", default: nil, "How many parts; for a string what parts them."),
                Parameter("axis", "integer", default: -1),
            ], result: "list",
            "Equal parts of a tensor along an axis, or the parts of a string between separators.",
            example: "split(tensor([1, 2, 3, 4]), 2)", keywords: ["chunk", "words"]),
        entry(
            "one_hot",
            [
                Parameter("x", "hierarchy, or tensor of integers"),
                Parameter("of", "region, or number of classes", completion: .regions),
            ], "1 at the place of a region among a hierarchy's, or of each value along a new last axis.",
            example: "one_hot(tensor([0, 2]), 3)", keywords: ["condition", "label"]),
        entry(
            "gradient",
            [
                Parameter("f", "function", "Gives a single number."),
                Parameter("x", "tensor, or list of tensors", "Where to take the derivative."),
            ], result: "tensor like x, or list", "The derivative of a function of tensors at a point.",
            formula: "∂ f(x) / ∂ x, by the tape (reverse mode)",
            example: "gradient(x -> sum(x * x), tensor([1.0, 2.0]))", keywords: ["derivative", "autograd", "backward"]),
    ]

    static let products: [Entry] = [
        entry(
            "matmul", [Parameter("a", "tensor"), Parameter("b", "tensor")], "The matrix product.",
            example: "matmul(tensor([[1, 2], [3, 4]]), tensor([[1, 0], [0, 1]]))", keywords: ["dot"])
    ]

    static let normalisations: [Entry] = [
        entry(
            "softmax", [x, axis], "Exponentials that add up to 1 along an axis.", formula: "e^x / Σ e^x",
            example: "softmax(tensor([1.0, 2.0, 3.0]))"),
        entry(
            "log_softmax", [x, axis], "The logarithm of softmax, without its rounding.", formula: "x − ln Σ e^x",
            example: "log_softmax(tensor([1.0, 2.0, 3.0]))"),
        entry(
            "instance_normalize", [x, Parameter("epsilon", "number", default: 1e-5)],
            "Mean 0 and variance 1 over the places of each sample and channel of [n, …, c].",
            formula: "(x − mean) / √(variance + epsilon)", source: "Ulyanov, Vedaldi, Lempitsky 2016",
            example: "mean(instance_normalize(ones([1, 4, 4, 2])))"),
        entry(
            "modulate", [x, Parameter("gamma", "tensor"), Parameter("beta", "tensor")],
            "Feature-wise linear modulation of [n, …, c] by gamma and beta [n, c].", formula: "(1 + gamma) x + beta",
            source: "Perez et al. 2018; Billot et al. 2024",
            example: "modulate(ones([1, 2, 2, 1]), tensor([[1.0]]), tensor([[0.5]]))", keywords: ["film"]),
    ]

    static let convolutions: [Entry] = [
        entry(
            "convolve",
            [
                x, Parameter("weight", "tensor", "[k…, in, out]"), Parameter("bias", "any", default: nil, "[out]"),
                Parameter("stride", "any", default: 1), padding,
            ], "The convolution of [n, …, in] over 1 to 3 spatial axes.",
            formula: "y[p, o] = b[o] + Σ_k Σ_i x[p · stride + k − before, i] w[k, i, o]",
            example: "convolve(ones([1, 4, 4, 1]), ones([3, 3, 1, 1]))"),
        entry(
            "convolve_transposed",
            [
                x, Parameter("weight", "tensor", "[k…, in, out]"), Parameter("bias", "any", default: nil, "[out]"),
                Parameter("stride", "any", default: 2), padding,
            ], "The transposed convolution: with padding same it multiplies the size by the stride.",
            example: "convolve_transposed(ones([1, 2, 2, 1]), ones([4, 4, 1, 1]))", keywords: ["deconvolution"]),
        entry(
            "max_pool", [x, Parameter("size", "integer", default: 2)],
            "The largest value of each window along the spatial axes of [n, …, c].",
            example: "max_pool(ones([1, 4, 4, 1]))"
        ),
        entry(
            "upsample", [x, Parameter("factor", "integer", default: 2)],
            "Each element repeated along the spatial axes of [n, …, c].", example: "upsample(ones([1, 2, 2, 1]))",
            keywords: ["nearest"]),
    ]
}
