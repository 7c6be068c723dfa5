import Builtins
import Foundations
import Language

@testable import Session

/// Keeps what a session says.
final class RecordingOutput: SessionOutput {
    var shown: [String] = []
    var transient: [String] = []
    var diagnostics: [String] = []
    var pictures = 0
    var width = 80
    var isColourAllowed = false

    func show(_ text: String) { shown.append(text) }
    func showTransient(_ text: String) { transient.append(text) }
    func showDiagnostic(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic.render(colour: false)) }
    func showPicture(_ picture: Picture) { pictures += 1 }
    func progress(_ title: String, total: Int) -> any Foundations.Progress { SilentProgress() }
}
