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
    ///
    /// Several samples are done one by one, each on one thread, and their weight gradients added up in order: no thread
    /// waits for another inside, and the bits are the same however many there are. Few samples are done by a team of
    /// threads. Which way is taken, the shape alone decides.
    static func run(
        _ pass: Pass, _ shape: ConvolutionShape, _ first: Tensor, _ second: Tensor, bias: Tensor? = nil,
        into result: Tensor
    ) throws -> Bool {
        let parts = shape.operations < smallest ? 1 : shape.batch
        if parts < 4 {
            let key = Key(shape: shape, pass: pass, hasBias: bias != nil, team: team(pass, shape))
            guard let kernel = cached(key) else { return false }
            let scratch = try Storage(bytes: kernel.scratchBytes, for: "a convolution's working memory")
            let status = reel_convolution_run(
                kernel.handle, first.floatPointer, second.floatPointer, bias?.floatPointer, result.floatPointer,
                scratch.pointer)
            return withExtendedLifetime((first, second, bias, result, scratch, kernel)) { status == 0 }
        }
        return try runEach(pass, shape, first, second, bias, result)
    }

    private static func runEach(
        _ pass: Pass, _ shape: ConvolutionShape, _ first: Tensor, _ second: Tensor, _ bias: Tensor?, _ result: Tensor
    ) throws -> Bool {
        var single = shape
        single.batch = 1
        let key = Key(shape: single, pass: pass, hasBias: bias != nil, team: 1)
        guard let kernel = cached(key) else { return false }
        let workers = min(Threads.count, shape.batch)
        let stride = (max(kernel.scratchBytes, 1) + 63) / 64 * 64
        let scratch = try Storage(bytes: workers * stride, for: "a convolution's working memory")
        let isWeights = pass == .backwardWeights
        let weights = isWeights ? try Tensor(uninitialized: [shape.batch, result.count]) : result
        let (stepFirst, stepResult) = (first.count / shape.batch, weights.count / shape.batch)
        let stepSecond = isWeights ? second.count / shape.batch : 0
        let (a, b, c, to) = (first.floatPointer, second.floatPointer, bias?.floatPointer, weights.floatPointer)
        let working = scratch.pointer
        let failures = Atomic<Int>(0)
        Threads.run(workers) { worker in
            for sample in (shape.batch * worker / workers)..<(shape.batch * (worker + 1) / workers) {
                let status = reel_convolution_run(
                    kernel.handle, a + sample * stepFirst, b + sample * stepSecond, c, to + sample * stepResult,
                    working + worker * stride)
                if status != 0 { failures.wrappingAdd(1, ordering: .relaxed) }
            }
        }
        if isWeights {
            let sum = try weights.detached().sum(axes: [0])
            result.floatPointer.update(from: sum.floatPointer, count: result.count)
        }
        return withExtendedLifetime((first, second, bias, weights, scratch, kernel)) {
            failures.load(ordering: .relaxed) == 0
        }
    }

    /// Below this many operations one thread is faster than several.
    private static let smallest = 4e6

    /// Threads of one kernel's team. Forward and backward-data give the same bits for any number. Backward-weights sums
    /// over places in an order that depends on it, so its team is fixed; and its threads wait for each other without
    /// sleeping, so that four on two processors lose milliseconds, which only large work can afford.
    private static func team(_ pass: Pass, _ shape: ConvolutionShape) -> Int {
        if pass == .backwardWeights { return shape.operations < 1e9 ? 1 : 4 }
        return shape.operations < smallest ? 1 : Threads.count
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
