import CKernels
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
        let isAdding: Bool
    }

    private struct Piece {
        let kernel: ConvolutionKernel
        /// Which of the plan's packings its weights are in.
        let packing: Int
        let inputOffset: Int
        let outputOffset: Int
        /// Elements of its part of the convolution's result.
        let outputCount: Int
    }

    private let pass: ConvolutionKernel.Pass
    private let pieces: [Piece]
    /// One kernel for each layout of weights that the pieces want; mostly there is one.
    private let packings: [ConvolutionKernel]
    private let scratchBytes: Int

    private init?(_ key: Key) {
        var kernels: [ConvolutionShape: ConvolutionKernel] = [:]
        var (pieces, packings): ([Piece], [ConvolutionKernel]) = ([], [])
        for part in ConvolutionPart.parts(of: key.shape, for: key.pass) {
            let known = kernels[part.shape]
            guard
                let kernel = known
                    ?? ConvolutionKernel(key.pass, part.shape, hasBias: key.hasBias, isAdding: key.isAdding)
            else { return nil }
            kernels[part.shape] = kernel
            let packing = packings.firstIndex { $0.hasPacking(of: kernel) } ?? packings.count
            if packing == packings.count { packings.append(kernel) }
            pieces.append(
                Piece(
                    kernel: kernel, packing: packing, inputOffset: part.inputOffset, outputOffset: part.outputOffset,
                    outputCount: part.shape.resultShape.reduce(1, *)))
        }
        pass = key.pass
        self.pieces = pieces
        self.packings = packings
        scratchBytes = (pieces.reduce(1) { max($0, $1.kernel.scratchBytes) } + 63) / 64 * 64
    }

    /// Runs a pass (see COneDNN.h for what the operands are), adding to what the result holds where asked to, and does to
    /// each piece what is to follow (both forward only); false where the library has no kernel or fails. Weights are
    /// operands in float32.
    static func run(
        _ pass: ConvolutionKernel.Pass, _ shape: ConvolutionShape, _ first: ConvolutionOperand,
        _ second: ConvolutionOperand, bias: Tensor? = nil, adding: Bool = false, then finish: PieceFinish? = nil,
        into result: Tensor
    ) throws -> Bool {
        guard let plan = cached(Key(shape: shape, pass: pass, hasBias: bias != nil, isAdding: adding)) else {
            return false
        }
        let isDone = try Profiler.measure(
            "\(shape.isTransposed ? "transposed convolution" : "convolution") \(pass.name)",
            operations: shape.operations, bytes: first.bytes + second.bytes + result.bytes
        ) {
            pass == .backwardWeights
                ? try plan.runAdding(first, second, into: result)
                : try plan.run(first, second, bias, finish, into: result)
        }
        return withExtendedLifetime((first, second, bias, result)) { isDone }
    }

    private func run(
        _ first: ConvolutionOperand, _ weights: ConvolutionOperand, _ bias: Tensor?, _ finish: PieceFinish?,
        into result: Tensor
    ) throws -> Bool {
        guard let packed = try self.packed(weights) else { return false }
        let (a, b, c, to) = (first.pointer, packed.map(\.pointer), bias?.floatPointer, result.floatPointer)
        let isForward = pass == .forward
        let isDone = try forEachPiece { piece, _, scratch in
            let (from, into) =
                isForward ? (piece.inputOffset, piece.outputOffset) : (piece.outputOffset, piece.inputOffset)
            let isDone = piece.kernel.run(
                a + from * first.width, b[piece.packing], bias: c, into: to + into, scratch: scratch)
            if isDone, isForward { finish?.apply(to: to, from: piece.outputOffset, count: piece.outputCount) }
            return isDone
        }
        return withExtendedLifetime(packed) { isDone }
    }

    /// The weights in every layout that the pieces want; nil if the library fails.
    private func packed(_ weights: ConvolutionOperand) throws -> [ConvolutionOperand]? {
        var result: [ConvolutionOperand] = []
        for kernel in packings {
            guard let count = kernel.packedCount else {
                result.append(weights)
                continue
            }
            let packed = try Tensor(uninitialized: [count])
            guard kernel.pack(weights.pointer.assumingMemoryBound(to: Float.self), into: packed.floatPointer) else {
                return nil
            }
            result.append(try ConvolutionOperand(packed))
        }
        return result
    }

    /// The gradient of the weights: each piece's, then their sum in the order of the pieces.
    private func runAdding(
        _ input: ConvolutionOperand, _ dy: ConvolutionOperand, into result: Tensor
    ) throws -> Bool {
        let counts = packings.map { $0.packedCount ?? result.count }
        let step = counts.max() ?? 0
        let all = try Tensor(uninitialized: [pieces.count, step])
        let (x, up, to) = (input.pointer, dy.pointer, all.floatPointer)
        guard
            try forEachPiece({ piece, index, scratch in
                piece.kernel.run(
                    x + piece.inputOffset * input.width, up + piece.outputOffset * dy.width, bias: nil,
                    into: to + index * step, scratch: scratch)
            })
        else { return false }
        var isFirst = true
        for (packing, kernel) in packings.enumerated() {
            let own = pieces.indices.filter { pieces[$0].packing == packing }
            for index in own.dropFirst() {
                reel_accumulate(to + own[0] * step, to + index * step, counts[packing])
            }
            var plain = all.floatPointer + own[0] * step
            let unpacked = try kernel.packedCount.map { _ in try Tensor(uninitialized: [result.count]) }
            if let unpacked {
                guard kernel.pack(plain, into: unpacked.floatPointer) else { return false }
                plain = unpacked.floatPointer
            }
            if isFirst {
                result.floatPointer.update(from: plain, count: result.count)
            } else {
                reel_accumulate(result.floatPointer, plain, result.count)
            }
            isFirst = false
            withExtendedLifetime(unpacked) {}
        }
        return withExtendedLifetime(all) { true }
    }

    private func forEachPiece(_ body: (Piece, Int, UnsafeMutableRawPointer) -> Bool) throws -> Bool {
        let workers = min(Threads.count, pieces.count)
        let scratch = try Storage(bytes: workers * scratchBytes, for: "a convolution's working memory")
        let working = scratch.pointer
        let next = Atomic<Int>(0)
        let failures = Atomic<Int>(0)
        let cancellation = Cancellation.current
        Threads.run(workers) { worker in
            // Pieces are taken as threads come free; where a result goes does not depend on who makes it.
            while !cancellation.isRequested, case let index = next.wrappingAdd(1, ordering: .relaxed).oldValue,
                index < pieces.count
            {
                if !body(pieces[index], index, working + worker * scratchBytes) {
                    failures.wrappingAdd(1, ordering: .relaxed)
                }
            }
        }
        try Cancellation.check()
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
