import Foundations
import Language

/// Where a session's words go: the terminal, a pipe, or nowhere.
public protocol SessionOutput: AnyObject {
    /// A result; ends with a line break that the text does not have.
    func show(_ text: String)
    /// Something that is seen and gone: times, rates, where a file was saved.
    func showTransient(_ text: String)
    func showDiagnostic(_ diagnostic: Diagnostic)
    func showPicture(rgb: [UInt8], width: Int, height: Int)
    func progress(_ title: String, total: Int) -> any Foundations.Progress
    /// Columns for the eye.
    var width: Int { get }
    /// Whether escape sequences may be sent.
    var isColourAllowed: Bool { get }
}
