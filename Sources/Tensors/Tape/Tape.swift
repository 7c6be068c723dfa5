import CKernels
import Foundations

// The tape: operations on watched tensors are recorded as they run, and a scalar result is differentiated by walking the
// record backwards (reverse-mode differentiation; compare Karpathy's micrograd).

extension Tensor {
    /// A leaf of the tape: the same values, whose gradient can be asked for. Integers have none and stay as they are.
    public func watched() -> Tensor {
        var leaf = detached()
        if elementType == .float32 { leaf.node = TapeNode(name: "leaf", shape: shape, parents: [], pullback: nil) }
        return leaf
    }

    /// Records `output` as made of `inputs`, if any of those is recorded and recording is not paused.
    ///
    /// `pullback` takes the gradient of the output (of its shape) and gives one of each input's shape, or nil for an
    /// input that has none. It is called with recording paused. Whoever writes an operation of their own, in whatever
    /// room, computes its output `withoutTape` and ends with this.
    public static func operation(
        inputs: [Tensor], output: Tensor, name: String, pullback: @escaping (Tensor) throws -> [Tensor?]
    ) -> Tensor {
        var result = output.detached()
        guard isRecording(inputs) else { return result }
        result.node = TapeNode(name: name, shape: result.shape, parents: inputs.map(\.node), pullback: pullback)
        return result
    }

    /// Whether an operation on this tensor would be recorded now.
    public var isBeingRecorded: Bool { Self.isRecording([self]) }

    /// Whether an operation on these tensors is recorded now.
    static func isRecording(_ inputs: [Tensor]) -> Bool {
        reel_tape_pauses().pointee == 0 && inputs.contains(where: \.isRecorded)
    }
}

/// Runs `body` without recording anything on this thread's tape: inference, and parameter updates.
public func withoutTape<R>(_ body: () throws -> R) rethrows -> R {
    let pauses = reel_tape_pauses()
    pauses?.pointee += 1
    defer { pauses?.pointee -= 1 }
    return try body()
}
