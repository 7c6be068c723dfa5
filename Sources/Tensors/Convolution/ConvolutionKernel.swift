import COneDNN
import Foundations
import Synchronization

/// A convolution made ready for one shape by oneDNN, kept for the next time the shape comes by.
final class ConvolutionKernel: @unchecked Sendable {
    enum Pass: Int32, Hashable {
        case forward, backwardData, backwardWeights
    }

    private struct Key: Hashable {
        let shape: ConvolutionShape
        let pass: Pass
        let hasBias: Bool
        let team: Int
    }

    private let handle: OpaquePointer
    private let scratchBytes: Int

    private init?(_ key: Key) {
        func sizes(_ values: [Int]) -> (Int64, Int64, Int64) {
            func size(_ index: Int) -> Int64 { index < values.count ? Int64(values[index]) : 0 }
            return (size(0), size(1), size(2))
        }
        let shape = key.shape
        var description = reel_convolution_shape()
        description.kind = key.pass.rawValue
        description.transposed = shape.isTransposed ? 1 : 0
        description.dimensions = Int32(shape.dimensions)
        description.has_bias = key.hasBias ? 1 : 0
        description.team = Int32(key.team)
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
    }

    deinit { reel_convolution_destroy(handle) }

    /// Runs the pass (see COneDNN.h for what the operands are); false where the library has no kernel or fails.
    static func run(
        _ pass: Pass, _ shape: ConvolutionShape, _ first: Tensor, _ second: Tensor, bias: Tensor? = nil,
        into result: Tensor
    ) throws -> Bool {
        let key = Key(shape: shape, pass: pass, hasBias: bias != nil, team: team(pass, shape))
        guard let kernel = cached(key) else { return false }
        let scratch = try Storage(bytes: kernel.scratchBytes, for: "a convolution's working memory")
        let status = reel_convolution_run(
            kernel.handle, first.floatPointer, second.floatPointer, bias?.floatPointer, result.floatPointer,
            scratch.pointer)
        return withExtendedLifetime((first, second, bias, result, scratch, kernel)) { status == 0 }
    }

    /// Threads for a pass. Forward and backward-data give the same bits for any number; backward-weights sums over places
    /// in an order that depends on it, so its team is one that the shape alone decides.
    private static func team(_ pass: Pass, _ shape: ConvolutionShape) -> Int {
        let isSmall = shape.operations < 4e6
        if pass == .backwardWeights { return isSmall ? 1 : 4 }
        return isSmall ? 1 : Threads.count
    }

    // MARK: Kernels made so far

    private static let cache = Mutex<[Key: ConvolutionKernel?]>([:])

    private static func cached(_ key: Key) -> ConvolutionKernel? {
        if let known = cache.withLock({ $0[key] }) { return known }
        // Made outside of the lock, which takes milliseconds; two threads may both make it, and one is kept.
        let made = ConvolutionKernel(key)
        return cache.withLock { cache in
            if cache.count >= 1024 { cache = [:] }
            if let known = cache[key] { return known }
            cache[key] = .some(made)
            return made
        }
    }
}
