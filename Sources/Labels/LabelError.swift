/// What was wrong with labels, regions or annotations, and what to do about it.
public struct LabelError: Error, Equatable, Sendable {
    public var message: String
    public var remedy: String?

    public init(_ message: String, remedy: String? = nil) {
        self.message = message
        self.remedy = remedy
    }
}
