import Foundation
import Foundations
import Language
import StandardLibrary

@testable import Builtins

/// A session for tests: runs scripts in a scratch folder and keeps what they show.
final class TestHost: Builtins.Host, InterpreterHost {
    var shown: [String] = [] { didSet { if echo, let last = shown.last { print(last) } } }
    /// Prints what is shown, to look at a failing script.
    var echo = false
    var changes: [String?] = []
    var pictures = 0
    var transient: [String] = []
    var isOfPrompt = false
    var prompt: (any PromptHost)?
    /// Told how many units are done.
    var onProgress: (Int) -> Void = { _ in }
    let folder: URL
    let notices = AnnotationNotices()
    private var random = RandomStream(seed: 0)
    private var draws = 0
    private var interpreter: Interpreter?

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("reel-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Runs a script and gives all that it showed, as text.
    @discardableResult
    func run(_ script: String) throws -> String {
        let interpreter =
            interpreter
            ?? Interpreter(
                builtins: BuiltinFunctions.all(host: self), prelude: BuiltinFunctions.prelude, host: self)
        self.interpreter = interpreter
        let start = shown.count
        let program = try interpreter.prepare(Source(name: "test", text: script))
        for statement in program.statements {
            if let value = try interpreter.execute(statement) { shown.append(value.display(width: 100)) }
        }
        return shown[start...].joined(separator: "\n")
    }

    /// The digest of what an expression gives.
    func digest(_ expression: String) throws -> String? {
        try run("digested = \(expression)")
        return variables.first { $0.name == "digested" }?.value.digest
    }

    /// The message of the error that a script ends with; nil if it ends well.
    func problem(_ script: String) -> ScriptError? {
        do {
            try run(script)
            return nil
        } catch let error as ScriptError {
            return error
        } catch let errors as SyntaxErrors {
            return errors.errors.first
        } catch {
            return ScriptError("unexpected", "\(error)")
        }
    }

    func moduleSource(named name: String, importedFrom source: Source) throws -> Source {
        guard let text = StandardLibrary.modules.first(where: { $0.name == name })?.text else {
            throw ScriptError("module", "there is no module `\(name)`")
        }
        return Source(name: "\(name).reel (standard library)", text: text, isLibrary: true)
    }

    func describe(_ error: any Error) -> ScriptError? { ScriptError.describing(error) }

    func randomStream(_ purpose: String) -> RandomStream {
        draws += 1
        return random.split(purpose).split(draws)
    }
    func fixedStream(_ purpose: String) -> RandomStream { random.split(purpose) }
    func reseed(_ seed: UInt64) {
        random = RandomStream(seed: seed)
        draws = 0
    }
    func show(_ text: String, digest: String?) { shown.append(text) }
    func show(digest: String?, _ render: (Int) -> String) { shown.append(render(100)) }
    func showPicture(_ picture: Picture) { pictures += 1 }
    func showTransient(_ text: String) { transient.append(text) }
    func show(unrecorded text: String) { shown.append(text) }
    func belongsToPrompt() { isOfPrompt = true }
    func warn(_ text: String) { shown.append("warning: \(text)") }
    func progress(_ title: String, total: Int) -> any Foundations.Progress { Watcher(onProgress) }
    func pathForReading(_ path: String) throws -> String {
        path.hasPrefix("/") ? path : folder.appendingPathComponent(path).path
    }
    func isFile(_ path: String) -> Bool { (try? pathForReading(path)).map(RegularFile.exists) ?? false }
    func pathForWriting(_ path: String) throws -> String { folder.appendingPathComponent(path).path }
    func wrote(_ path: String) throws {}
    func enterFolder(_ path: String) throws -> String { try pathForReading(path) }
    func folder(_ path: String) throws -> String { try pathForReading(path) }
    func changedState(completed statement: String?) { changes.append(statement) }
    func saveSession(_ path: String, replacing: Bool) throws {}
    var variables: [(name: String, value: Value)] { interpreter?.globals ?? [] }
    var width: Int { 100 }
    var isColourAllowed = false
}

private final class Watcher: Foundations.Progress {
    private let onUpdate: (Int) -> Void

    init(_ onUpdate: @escaping (Int) -> Void) { self.onUpdate = onUpdate }

    func update(done: Int, total: Int, note: String) { onUpdate(done) }
    func finish() {}
}
