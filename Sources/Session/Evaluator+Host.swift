import Builtins
import Foundation
import Foundations
import Language

extension Evaluator: Builtins.Host {
    public func randomStream(_ purpose: String) -> RandomStream { random.next(purpose) }

    public func fixedStream(_ purpose: String) -> RandomStream { random.fixed(purpose) }

    public func reseed(_ seed: UInt64) {
        random = RandomState(seed: seed)
        journal.noteChange(completed: nil)
    }

    public func show(_ text: String, digest: String?) {
        output.show(text)
        // What was left off half-way is not what the statement shows.
        if text.utf8.count > 1 << 20, Cancellation.current.isRequested { return }
        journal.record(text)
        if let digest { journal.record(digest: RecordedLine.digest(digest)) }
    }

    public func show(digest: String?, _ render: (Int) -> String) {
        output.showValue(render(output.width))
        journal.record(render(Self.recordedWidth))
        if let digest { journal.record(digest: RecordedLine.digest(digest)) }
    }

    public func show(long object: any HasLength, digest: String?) {
        output.showLong(object.display(width: output.width), object.display)
        journal.record(object.display(width: Self.recordedWidth))
        if let digest { journal.record(digest: RecordedLine.digest(digest)) }
    }

    public func showPicture(_ picture: Picture) { output.showPicture(picture) }

    public func showTransient(_ text: String) { output.showTransient(text) }

    public func show(unrecorded text: String) { output.show(text) }

    public func showStatus(_ text: String) { output.showStatus(text) }

    public func noteTraining() { isTrainingUnsaved = true }

    public func belongsToPrompt() { journal.isOfPrompt = true }

    public func warn(_ text: String) {
        output.showDiagnostic(Diagnostic(ScriptError("warning", text), level: "warning"))
        journal.record("warning: \(text)")
    }

    public func progress(_ title: String, total: Int) -> any Foundations.Progress {
        output.progress(title, total: total)
    }

    public func pathForReading(_ path: String) throws -> String { try files.pathForReading(path) }

    public func isFile(_ path: String) -> Bool { files.isFile(path) }

    public func pathForWriting(_ path: String) throws -> String { try files.pathForWriting(path) }

    public func enterFolder(_ path: String) throws -> String { try files.enter(path) }

    public func folder(_ path: String) throws -> String { try files.folder(path) }

    public func wrote(_ path: String) throws {
        let (name, digest) = try files.digestOfWritten(path)
        journal.record(digest: RecordedLine.file(name, digest))
        journal.noteChange(completed: nil)
    }

    public func changedState(completed statement: String?) { journal.noteChange(completed: statement) }

    public func saveSession(_ path: String, replacing: Bool) throws {
        journal.isLeftOut = true
        guard path.lowercased().hasSuffix(".reel") else {
            throw Problem(
                .file, "a session is saved as a reel, not as \(path)", remedy: "end the name in .reel", argument: "path"
            )
        }
        let target = try files.pathForWriting(path)
        if !replacing { try Self.requireReplaceable(target, named: path) }
        let head = ReelHead.current(
            seed: initialSeed, folder: files.folderBegun(from: target), inputs: files.inputs)
        let entries = journal.entries.map { (text: $0.text, recorded: $0.recorded) }
        try AtomicFile.write(Array(ReelDocument.render(head: head, entries).utf8), to: target)
        isTrainingUnsaved = false
        let count = entries.count
        if let gap = journal.entries.first(where: \.isGap) {
            let warning = ScriptError(
                "warning", "\(path) will not replay to its end",
                notes: ["an interrupted statement stands in it as a comment: \(gap.text.lines.dropFirst().first ?? "")"]
            )
            output.showDiagnostic(Diagnostic(warning, level: "warning"))
        }
        output.showTransient("saved \(count) statement\(count == 1 ? "" : "s") in \(TerminalText.line(path))")
    }

    /// A reel that a session saved may be replaced by the next; a script that someone wrote is not, unless asked for.
    private static func requireReplaceable(_ target: String, named path: String) throws {
        guard RegularFile.exists(target) else { return }
        let old = try InputFile(target, named: path).bytes(1 << 16)
        // A head that cannot be read is none of a session's.
        let head = try? ReelHead(in: Source(name: path, text: String(decoding: old, as: UTF8.self)))
        guard head?.version == nil, !old.isEmpty else { return }
        throw Problem(
            .file, "\(path) is a script that no session saved, and was not written over",
            remedy: "give another name, or say save session \"\(path)\" replace: true", argument: "path")
    }

    public var variables: [(name: String, value: Value)] {
        interpreter.globals.filter { $0.name != Self.lastValueName }
    }

    public func origin(of name: String) -> String? { origins[name]?.text }

    public func moduleSource(named name: String) -> Source? {
        try? ModuleFinder().source(name, beside: FileManager.default.currentDirectoryPath, nil)
    }

    public var width: Int { output.width }

    public var isColourAllowed: Bool { output.isColourAllowed }
}
