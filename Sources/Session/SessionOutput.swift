import Builtins
import Foundations
import Language

/// Where a session's words go: the terminal, a pipe, or nowhere.
public protocol SessionOutput: AnyObject {
    /// A result; ends with a line break that the text does not have.
    func show(_ text: String)
    /// Something that is seen and gone: times, rates, where a file was saved.
    func showTransient(_ text: String)
    func showDiagnostic(_ diagnostic: Diagnostic)
    /// A result that is laid out: a value, a table.
    func showValue(_ text: String)
    /// The same for what may be longer than the screen: as scripts show it, and in so many lines or (nil) whole.
    func showLong(_ text: String, _ render: (_ width: Int, _ lines: Int?) -> String)
    /// A line that is drawn over by the next, and by whatever else is shown.
    func showStatus(_ text: String)
    func clearStatus()
    func showPicture(_ picture: Picture)
    func progress(_ title: String, total: Int) -> any Foundations.Progress
    /// Columns for the eye.
    var width: Int { get }
    /// Whether escape sequences may be sent.
    var isColourAllowed: Bool { get }
}

extension SessionOutput {
    public func showValue(_ text: String) { show(text) }
    public func showLong(_ text: String, _ render: (_ width: Int, _ lines: Int?) -> String) { showValue(text) }
    public func showStatus(_ text: String) {}
    public func clearStatus() {}
}
