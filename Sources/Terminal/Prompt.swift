import Session

/// The interactive prompt.
public struct Prompt {
    public init() {}
}
