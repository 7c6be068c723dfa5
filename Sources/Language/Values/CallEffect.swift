/// What a call may do besides giving a value.
public enum CallEffect: Sendable {
    /// Nothing: a call whose value is thrown away was for nothing.
    case none
    /// What the functions among its arguments do.
    case ofArguments
    /// Anything.
    case any
}
