import CKernels
import Foundations

extension Tensor {
    /// What `body` makes of the inputs, computed again in the backward pass: of all that is computed on the way only the
    /// inputs are kept. (Chen et al., Training deep nets with sublinear memory cost, 2016)
    ///
    /// `parameters` are leaves that `body` uses besides its inputs. It must give the same result both times; `isAgain` tells
    /// it which it is.
    public static func recomputed(
        _ inputs: [Tensor], parameters: [Tensor],
        _ body: @escaping (_ inputs: [Tensor], _ isAgain: Bool) throws -> Tensor
    ) throws -> Tensor {
        let kept = inputs.map { $0.detached() }
        let y = try withoutTape { try body(kept, false) }
        return .operation(inputs: inputs + parameters, output: y, name: "recomputed") { dy in
            let leaves = kept.map { $0.watched() }
            let gradients = try withTape { try body(leaves, true) }.gradients(seed: dy)
            return (leaves + parameters).map { gradients[$0] }
        }
    }

    /// The gradients of Σ self · seed.
    private func gradients(seed: Tensor) throws -> Gradients {
        guard let root = node else { return Gradients() }
        return try withoutTape { try Self.walk(from: root, seed: seed) }
    }

    /// Runs `body` with recording on, where it was paused around.
    private static func withTape<R>(_ body: () throws -> R) rethrows -> R {
        let pauses = reel_tape_pauses()
        let before = pauses?.pointee ?? 0
        pauses?.pointee = 0
        defer { pauses?.pointee = before }
        return try body()
    }
}
