/// Who shows the text of a script while it runs.
public protocol Presentation: AnyObject {
    typealias Answer = PresentationAnswer

    /// Before the statements of a line run: their text, and the comments above them. At the end, with `isLast`, the comments
    /// below.
    func present(_ text: String, isLast: Bool) -> Answer
}

/// Whether the script goes on.
public enum PresentationAnswer: Sendable {
    case goOn
    /// Ends here, as if it ended here.
    case stop
    /// As with Ctrl-C.
    case interrupt
}
