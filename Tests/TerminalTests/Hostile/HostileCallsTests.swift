import Builtins
import Catalogue
import Foundation
import Testing

/// Every function with hostile values in every parameter, in a process of its own: it ends, in time, by errors of the language
/// alone.
@Suite struct HostileCallsTests {
    /// Seconds for all calls of one function.
    static let limit = 60.0
    /// Kilobytes of address space for one function, so that what asks for too much is told so.
    static let memory = 8_000_000

    static let entries = BuiltinFunctions.index.entries.filter { entry in
        switch entry.kind {
        case .function, .member: !entry.parameters.isEmpty
        default: false
        }
    }

    @Test(arguments: entries.map(\.name))
    func aFunctionEndsWhateverItIsGiven(_ name: String) throws {
        let entry = try #require(BuiltinFunctions.index[name])
        let hostile = HostileCalls(entry)
        #expect(try Self.failure(of: hostile.script, hostile.calls) == nil)
    }

    /// What went wrong, and in which call; nil where nothing did.
    static func failure(of script: String, _ calls: [String]) throws -> String? {
        let folder = FileManager.default.temporaryDirectory.appending(path: "reel-hostile-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try script.write(to: folder.appending(path: "calls.reel"), atomically: true, encoding: .utf8)
        let isLate = Late()
        let result = try ReelProcess.run(
            ["run", "calls.reel"], in: folder.path, environment: ["EDITOR": "true", "HOME": folder.path], memory: memory
        ) { process in
            DispatchQueue.global().asyncAfter(deadline: .now() + limit) {
                guard process.isRunning else { return }
                isLate.set()
                kill(process.processIdentifier, SIGKILL)
            }
        }
        let lines = result.output.split(separator: "\n")
        let last = lines.last { $0.hasPrefix("@") }.map { String($0.dropFirst()) }
        if let odd = lines.first(where: { $0.hasPrefix("!") }) { return "an error of no known kind: \(odd)" }
        if result.status == 0, last == "end" { return nil }
        let call = last.flatMap(Int.init).map { calls[$0] } ?? "before the first call"
        let how = isLate.value ? "took more than \(Int(limit)) s" : "ended with status \(result.status)"
        return "\(call) \(how): \(result.errors.suffix(400))"
    }

    private final class Late: @unchecked Sendable {
        private let lock = NSLock()
        private var isSet = false

        var value: Bool { lock.withLock { isSet } }
        func set() { lock.withLock { isSet = true } }
    }

    @Test func aCrashIsNamedByItsCall() throws {
        let script = "print \"@0\"\nprint \"@1\"\n1 // 0\n"
        #expect(
            try Self.failure(of: script, ["first()", "second()"])?.hasPrefix("second() ended with status 1") == true)
    }

    @Test func everyFunctionIsCalled() throws {
        #expect(Self.entries.count > 200)
        for entry in Self.entries {
            let values = entry.parameters.map { HostileCalls.values(for: $0, of: entry).count }
            #expect(HostileCalls(entry).calls.count == values.reduce(0, +) && values.allSatisfy { $0 > 25 })
        }
    }
}
