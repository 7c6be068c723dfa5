extension Tensor {
    /// What `sigmoid` is called on the tape.
    static let sigmoidName = "sigmoid"

    /// Records `output` as a function of probabilities, as `operation` does. Where these are the recorded result of
    /// `sigmoid`, its gradient goes straight to the logits: one pass over memory, not two with a gradient between them.
    ///
    /// `pullback` takes the gradient of the output and gives that of the probabilities, or with `byLogits` that of the
    /// logits, which is p (1 − p) times as large.
    public static func operation(
        ofProbabilities probabilities: Tensor, output: Tensor, name: String,
        pullback: @escaping (_ gradient: Tensor, _ byLogits: Bool) throws -> Tensor
    ) -> Tensor {
        guard let node = probabilities.node, node.name == sigmoidName, let logits = node.parents[0] else {
            return operation(inputs: [probabilities], output: output, name: name) { [try pullback($0, false)] }
        }
        var source = probabilities.detached()
        source.node = logits
        return operation(inputs: [source], output: output, name: name) { [try pullback($0, true)] }
    }
}
