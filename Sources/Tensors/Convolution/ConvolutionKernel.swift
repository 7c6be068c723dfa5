import COneDNN
import Foundations

/// A convolution made ready for one shape by oneDNN, to run on one thread.
final class ConvolutionKernel: @unchecked Sendable {
    enum Pass: Int32, Hashable {
        case forward, backwardData, backwardWeights

        var name: String {
            switch self {
            case .forward: "forward"
            case .backwardData: "backward data"
            case .backwardWeights: "backward weights"
            }
        }
    }

    private let handle: OpaquePointer
    /// Working memory a run needs.
    let scratchBytes: Int
    /// Elements the weights take in the layout this kernel wants them in; nil where that is the plain one.
    let packedCount: Int?

    /// Nil where the library has no kernel for the shape.
    init?(_ pass: Pass, _ shape: ConvolutionShape, hasBias: Bool, isAdding: Bool = false) {
        func sizes(_ values: [Int]) -> (Int64, Int64, Int64) {
            func size(_ index: Int) -> Int64 { index < values.count ? Int64(values[index]) : 0 }
            return (size(0), size(1), size(2))
        }
        // The library counts elements in 32 bits here and there.
        let counts = [shape.inputShape, shape.resultShape, shape.weightShape].map { $0.reduce(1.0) { $0 * Double($1) } }
        guard counts.allSatisfy({ $0 < 0x1p31 }) else { return nil }
        var description = reel_convolution_shape()
        description.kind = pass.rawValue
        description.transposed = shape.isTransposed ? 1 : 0
        description.dimensions = Int32(shape.dimensions)
        description.has_bias = hasBias ? 1 : 0
        description.adds = isAdding ? 1 : 0
        description.bfloat16 = shape.precision == .bf16 ? 1 : 0
        description.team = 1
        description.batch = Int64(shape.batch)
        description.in_channels = Int64(shape.inputChannels)
        description.out_channels = Int64(shape.outputChannels)
        description.in = sizes(shape.input)
        description.out = sizes(shape.output)
        description.kernel = sizes(shape.kernel)
        description.stride = sizes(shape.stride)
        description.before = sizes(shape.before)
        description.after = sizes(shape.after)
        guard let handle = reel_convolution_create(&description) else { return nil }
        self.handle = handle
        scratchBytes = reel_convolution_scratch(handle)
        let packed = reel_convolution_packed_bytes(handle)
        packedCount = packed == 0 ? nil : (packed + 3) / 4
    }

    deinit { reel_convolution_destroy(handle) }

    /// Whether both take their weights in the same layout.
    func hasPacking(of other: ConvolutionKernel) -> Bool { reel_convolution_same_packing(handle, other.handle) != 0 }

    /// Weights from the plain layout to this kernel's (for `backwardWeights` the other way); false if the library fails.
    func pack(_ from: UnsafePointer<Float>, into to: UnsafeMutableRawPointer) -> Bool {
        reel_convolution_pack(handle, from, to) == 0
    }

    /// See COneDNN.h for what the operands are; weights are packed. False if the library fails.
    func run(
        _ first: UnsafeRawPointer, _ second: UnsafeRawPointer, bias: UnsafePointer<Float>?,
        into result: UnsafeMutablePointer<Float>, scratch: UnsafeMutableRawPointer
    ) -> Bool {
        reel_convolution_run(handle, first, second, bias, result, scratch) == 0
    }
}
