import Foundation
import Testing

@testable import Language

/// A script with a mistake in it, and the full text of what is said of it: a file under Tests/Errors, parted by `----`.
struct ErrorGolden: CustomTestStringConvertible {
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent()
        .appending(path: "Errors")
    private static let mark = "\n----\n"

    let path: String
    let script: String
    let text: String
    var testDescription: String { path }

    static let all: [ErrorGolden] = {
        let files = (try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? []
        return files.filter { $0.hasSuffix(".txt") }.sorted().compactMap { ErrorGolden(path: $0) }
    }()

    private init?(path: String) {
        guard let whole = try? String(contentsOf: Self.root.appending(path: path), encoding: .utf8) else { return nil }
        let parts = whole.components(separatedBy: Self.mark)
        self.path = path
        script = parts[0]
        text = parts.dropFirst().joined(separator: Self.mark)
    }

    /// What is really said: by a check for files in the folder of that name, elsewhere by a run.
    var rendered: String {
        let host = TestHost()
        host.maximumDepth = 100
        host.modules = [
            "a": "use b", "b": "use c", "c": "use a", "m": "value = 1\n_own = 2\ndef halve(x) { x / 0 }",
            "outer": "use m\ndef far(x) {\n    m.halve(x)\n}", "broken": "x = (1, 2)\ny = ]",
            "nested": "use broken", "unknown": "def f(x) { x + nowhere }", "absent": "use nothing",
        ]
        let builtins: [(String, Value)] = [
            ("thing", .object(Thing())), ("frozen", .object(Frozen())), ("vector", .object(Vector([1, 2]))),
            ("scores", .object(Scores())),
            (
                "read",
                .function(
                    NativeFunction(
                        Signature(
                            "read",
                            [.init("path", words: []), .init("as", default: Value.none, words: ["labels", "volume"])])
                    ) { _, _ in .none })
            ),
        ]
        guard path.hasPrefix("check/") else { return Run(script, builtins: builtins, host: host).rendered + "\n" }
        let interpreter = Interpreter(builtins: CoreFunctions.all + builtins, host: host)
        let found = interpreter.check(Source(name: "test.reel", text: script))
        return found.map { $0.render(colour: false) }.joined(separator: "\n") + "\n"
    }

    /// Writes what is said now into the file, for a reader to judge.
    func record() throws {
        try (script + Self.mark + rendered).write(
            to: Self.root.appending(path: path), atomically: true, encoding: .utf8)
    }
}

/// A host's object that can do nothing.
private struct Thing: HostObject {
    let typeName = "thing"
    let summary = "a thing"
}

/// A host's object that is indexed by names.
private struct Scores: HasMembers, HasKeys {
    let typeName = "score table"
    let summary = "scores"
    let memberNames = ["rows"]
    let keyNames = ["dice", "hd95"]
    func member(_ name: String) -> Value? { name == "rows" ? .integer(1) : nil }
    func element(at indices: [Index]) -> Value { .float(0.5) }
}

/// A host's object whose parts can be read and not changed.
private struct Frozen: HasMembers, Indexable {
    let typeName = "frozen thing"
    let summary = "a frozen thing"
    let memberNames = ["size"]
    func member(_ name: String) -> Value? { name == "size" ? .integer(1) : nil }
    func element(at indices: [Index]) -> Value { .integer(1) }
}
