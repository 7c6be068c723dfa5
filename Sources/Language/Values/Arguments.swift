/// The arguments of one call, bound to a signature: one value for each parameter, and where it stood.
///
/// All unpacking of built-ins' arguments goes through the typed getters here, so that every wrong type is refused in
/// the same words, with the caret under the argument itself.
public struct Arguments {
    public let signature: Signature
    /// In the signature's order; a variadic's value is a list.
    public let values: [Value]
    /// Where each was written; nil where the default stands.
    public let spans: [Span?]

    public init(signature: Signature, values: [Value], spans: [Span?]) {
        self.signature = signature
        self.values = values
        self.spans = spans
    }
}
