import Catalogue

/// Parameters that losses of leaves share.
public enum LeafParameters {
    public static let logits = Parameter("logits", "tensor", "before the softmax, [n, …, leaves]")
    public static let annotation = Parameter(
        "annotation", "annotation or list of annotations", "of the batch, [n, …]; of one sample; or one for each")
    static let exponent = Parameter(
        "exponent", "integer", default: 2, "a, of prediction and target in the denominator; 1 or 2")
    static let gamma = Parameter("gamma", "number", default: 2, "how little voxels count that are right already")
}

extension LeafParameters {
    private static let setting =
        "h = hierarchy({a: 1, b: 2})\nz = tensor([[[2.0, 0.0, 1.0], [0.0, 3.0, 1.0]]])\n"

    /// An example of a loss on full labels; `options` are those of the call.
    static func fullExample(_ loss: String, _ options: String = "") -> String {
        setting + "a = annotation(tensor([[0, 1]]), h)\n\(loss)(z, a\(options.isEmpty ? "" : ", \(options)"))"
    }

    /// An example of a loss on an annotation that says nothing of b.
    static func partialExample(_ loss: String, _ options: String = "") -> String {
        setting
            + "a = annotation(tensor([[0, 1]]), h, annotated: [\"a\"])\n"
            + "\(loss)(z, a\(options.isEmpty ? "" : ", \(options)"))"
    }
}
