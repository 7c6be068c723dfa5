import Foundations

/// How the borders of a convolution are treated.
public enum Padding: String, NamedChoice {
    public static let noun = "padding"

    /// Zeros around, so that the result has the input's size divided by the stride, rounded up (transposed: times it).
    case same
    /// No zeros: the kernel stays inside (transposed: every product is kept).
    case valid
}

/// The sizes of one convolution, plain or transposed: all that decides which kernel runs.
struct ConvolutionShape: Hashable {
    var isTransposed: Bool
    var batch: Int
    var inputChannels: Int
    var outputChannels: Int
    var input: [Int]
    var output: [Int]
    var kernel: [Int]
    var stride: [Int]
    /// Zeros before the input's first element along each axis (transposed: results cut off there), and after its last.
    var before: [Int]
    var after: [Int]
    /// What it multiplies in.
    var precision: Precision

    /// Works the sizes out for x [n, …, ci] and weights [k…, ci, co], and checks that they fit.
    init(
        _ x: [Int], _ weight: [Int], stride: [Int], padding: Padding, transposed: Bool,
        precision: Precision = .float32
    ) throws {
        try precision.requireSupport()
        self.precision = precision
        let dimensions = x.count - 2
        let name = transposed ? "transposed convolution" : "convolution"
        guard (1...3).contains(dimensions), weight.count == x.count, weight[dimensions] == x[x.count - 1]
        else {
            throw Problem(
                .shape, "weights of shape \(weight) do not fit a \(name) of a tensor of shape \(x)",
                remedy:
                    "the tensor is [n, …, channels] with 1 to 3 spatial axes, the weights [kernel…, channels, results]"
            )
        }
        guard !x.contains(0), !weight.contains(0) else {
            throw Problem(.shape, "a \(name) needs elements, not shapes \(x) and \(weight)")
        }
        let steps = stride.count == 1 ? [Int](repeating: stride[0], count: dimensions) : stride
        guard steps.count == dimensions, steps.allSatisfy({ (1...1024).contains($0) }) else {
            throw Problem(
                .value, "strides \(stride) do not fit a \(name) over \(dimensions) axes",
                remedy: "give one number from 1 to 1024, or one per spatial axis", argument: "stride")
        }
        isTransposed = transposed
        batch = x[0]
        inputChannels = x[dimensions + 1]
        outputChannels = weight[dimensions + 1]
        input = Array(x[1...dimensions])
        kernel = Array(weight[..<dimensions])
        self.stride = steps
        (output, before, after) = ([], [], [])
        for axis in 0..<dimensions {
            let (size, kernel, step) = (input[axis], kernel[axis], steps[axis])
            if transposed {
                let full = try Self.checked(size - 1, step, kernel)
                let wanted = padding == .same ? try Self.checked(size, step, 0) : full
                // A kernel smaller than its stride leaves gaps; they lie after what it reaches.
                let cut = full - wanted
                output.append(wanted)
                before.append(Swift.max(cut, 0) / 2)
                after.append(cut - Swift.max(cut, 0) / 2)
            } else {
                let wanted = padding == .same ? (size + step - 1) / step : (size - kernel) / step + 1
                guard size >= kernel || padding == .same else {
                    throw Problem(
                        .shape, "a kernel of \(self.kernel) does not fit into a tensor of shape \(x)",
                        remedy: "use padding \"same\", or a smaller kernel")
                }
                let zeros = Swift.max((wanted - 1) * step + kernel - size, 0)
                output.append(wanted)
                before.append(padding == .same ? zeros / 2 : 0)
                after.append(padding == .same ? zeros - zeros / 2 : (wanted - 1) * step + kernel - size)
            }
        }
    }

    private static func checked(_ size: Int, _ step: Int, _ kernel: Int) throws -> Int {
        let (product, overflow) = size.multipliedReportingOverflow(by: step)
        guard !overflow, product <= 1 << 40 else {
            throw Problem(.memory, "a transposed convolution of \(size) by a stride of \(step) is too large")
        }
        return product + kernel
    }

    var dimensions: Int { input.count }
    var resultShape: [Int] { [batch] + output + [outputChannels] }
    var inputShape: [Int] { [batch] + input + [inputChannels] }
    var weightShape: [Int] { kernel + [inputChannels, outputChannels] }

    /// Multiplications and additions of one pass.
    var operations: Double {
        let places = (isTransposed ? input : output).reduce(1.0) { $0 * Double($1) }
        return kernel.reduce(2.0 * Double(batch) * places) { $0 * Double($1) } * Double(inputChannels)
            * Double(outputChannels)
    }
}
