/// What a tensor's elements are.
public enum ElementType: String, Sendable {
    case float32, int64

    /// Bytes an element takes.
    public var width: Int { self == .float32 ? 4 : 8 }
}
