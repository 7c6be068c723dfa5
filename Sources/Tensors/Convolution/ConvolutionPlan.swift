import Foundations
import Synchronization

/// One pass of a convolution, cut into pieces with a kernel for each, kept for the next time the shape comes by.
///
/// Every piece runs on one thread, and the pieces are put together in their order, so that the bits are the same for any
/// number of threads. (The library's own teams were tried: its gradient of the weights depends on the team's size, and its
/// threads wait for each other without sleeping: four on two busy processors took 16 ms for 0.3 ms of work.)
final class ConvolutionPlan: Sendable {
    private struct Key: Hashable {
        let shape: ConvolutionShape
        let pass: ConvolutionKernel.Pass
        let hasBias: Bool
    }

    private struct Piece {
        let kernel: ConvolutionKernel
        let inputOffset: Int
        let outputOffset: Int
    }

    private let pass: ConvolutionKernel.Pass
    private let pieces: [Piece]
    private let scratchBytes: Int

    private init?(_ key: Key) {
        var kernels: [ConvolutionShape: ConvolutionKernel] = [:]
        var pieces: [Piece] = []
        for part in ConvolutionPart.parts(of: key.shape, for: key.pass) {
            let known = kernels[part.shape]
            guard let kernel = known ?? ConvolutionKernel(key.pass, part.shape, hasBias: key.hasBias) else {
                return nil
            }
            kernels[part.shape] = kernel
            pieces.append(Piece(kernel: kernel, inputOffset: part.inputOffset, outputOffset: part.outputOffset))
        }
        pass = key.pass
        self.pieces = pieces
        scratchBytes = (pieces.reduce(1) { max($0, $1.kernel.scratchBytes) } + 63) / 64 * 64
    }

    /// Runs a pass (see COneDNN.h for what the operands are); false where the library has no kernel or fails.
    static func run(
        _ pass: ConvolutionKernel.Pass, _ shape: ConvolutionShape, _ first: Tensor, _ second: Tensor,
        bias: Tensor? = nil, into result: Tensor
    ) throws -> Bool {
        guard let plan = cached(Key(shape: shape, pass: pass, hasBias: bias != nil)) else { return false }
        let isDone =
            pass == .backwardWeights && plan.pieces.count > 1
            ? try plan.runAdding(first, second, into: result) : try plan.run(first, second, bias, into: result)
        return withExtendedLifetime((first, second, bias, result)) { isDone }
    }

    private func run(_ first: Tensor, _ second: Tensor, _ bias: Tensor?, into result: Tensor) throws -> Bool {
        let (a, b, c, to) = (first.floatPointer, second.floatPointer, bias?.floatPointer, result.floatPointer)
        return try forEachPiece { piece, _, scratch in
            switch pass {
            case .forward:
                piece.kernel.run(a + piece.inputOffset, b, bias: c, into: to + piece.outputOffset, scratch: scratch)
            case .backwardData:
                piece.kernel.run(a + piece.outputOffset, b, bias: nil, into: to + piece.inputOffset, scratch: scratch)
            case .backwardWeights:
                piece.kernel.run(
                    a + piece.inputOffset, b + piece.outputOffset, bias: nil, into: to, scratch: scratch)
            }
        }
    }

    /// The gradient of the weights: each piece's, then their sum.
    private func runAdding(_ input: Tensor, _ dy: Tensor, into result: Tensor) throws -> Bool {
        let all = try Tensor(uninitialized: [pieces.count, result.count])
        let (x, up, to, step) = (input.floatPointer, dy.floatPointer, all.floatPointer, result.count)
        let isDone = try forEachPiece { piece, index, scratch in
            piece.kernel.run(
                x + piece.inputOffset, up + piece.outputOffset, bias: nil, into: to + index * step, scratch: scratch)
        }
        let sum = try all.sum(axes: [0])
        result.floatPointer.update(from: sum.floatPointer, count: step)
        return withExtendedLifetime((all, sum)) { isDone }
    }

    private func forEachPiece(_ body: (Piece, Int, UnsafeMutableRawPointer) -> Bool) throws -> Bool {
        let workers = min(Threads.count, pieces.count)
        let scratch = try Storage(bytes: workers * scratchBytes, for: "a convolution's working memory")
        let working = scratch.pointer
        let next = Atomic<Int>(0)
        let failures = Atomic<Int>(0)
        Threads.run(workers) { worker in
            // Pieces are taken as threads come free; where a result goes does not depend on who makes it.
            while case let index = next.wrappingAdd(1, ordering: .relaxed).oldValue, index < pieces.count {
                if !body(pieces[index], index, working + worker * scratchBytes) {
                    failures.wrappingAdd(1, ordering: .relaxed)
                }
            }
        }
        return withExtendedLifetime(scratch) { failures.load(ordering: .relaxed) == 0 }
    }

    // MARK: Plans made so far

    private static let cache = Mutex<[Key: ConvolutionPlan?]>([:])

    private static func cached(_ key: Key) -> ConvolutionPlan? {
        if let known = cache.withLock({ $0[key] }) { return known }
        // Made outside of the lock, which takes milliseconds; two threads may both make it, and one is kept.
        let made = ConvolutionPlan(key)
        return cache.withLock { cache in
            if cache.count >= 1024 { cache = [:] }
            if let known = cache[key] { return known }
            cache[key] = .some(made)
            return made
        }
    }
}
