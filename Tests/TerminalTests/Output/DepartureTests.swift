import Foundation
import Testing

@testable import Terminal

/// How the process ends where something outside asks it to, and what it leaves behind: nothing.
@Suite struct DepartureTests {
    private let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "reel-departure-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder) }

    /// Waits until the folder holds what is looked for.
    private func wait(for isWanted: (String) -> Bool) throws {
        let end = ContinuousClock.now + .seconds(60)
        while try !names().contains(where: isWanted) {
            try #require(ContinuousClock.now < end, "waited in vain for a file in \(folder)")
            usleep(2_000)
        }
    }

    /// A replay of what never ends, in its scratch folder; ended by a signal.
    private func replay(endedBy signal: Int32) throws -> ReelProcess.Result {
        let file = FileManager.default.temporaryDirectory.appending(path: "endless-\(UUID().uuidString).reel").path
        defer { unlink(file) }
        try "while true { }\n#> 1\n".write(toFile: file, atomically: true, encoding: .utf8)
        return try ReelProcess.run(["replay", file], environment: ["TMPDIR": folder]) { process in
            try wait { $0.hasPrefix("reel-replay.") }
            kill(process.processIdentifier, signal)
        }
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT])
    func aSignalLeavesNothingBehindAndIsTheStatus(_ signal: Int32) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let result = try replay(endedBy: signal)
        #expect(result.status == signal)
        #expect(try names().isEmpty)
        #expect(!result.errors.contains("crash") && !result.errors.contains("Thread"), "\(result.errors)")
    }

    @Test func whatAKilledProcessLeftIsClearedByTheNext() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(try replay(endedBy: SIGKILL).status == SIGKILL)
        #expect(try names().count == 1)
        let file = "\(folder)/next.reel"
        try "1\n#> 1\n".write(toFile: file, atomically: true, encoding: .utf8)
        #expect(try ReelProcess.run(["replay", file], environment: ["TMPDIR": folder]).status == 0)
        #expect(try names() == ["next.reel"])
    }

    @Test(arguments: [SIGTERM, SIGKILL])
    func aHalfWrittenFileDoesNotStay(_ signal: Int32) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let code = "save(volume(uniform([256, 256, 64])), \"v.nii.gz\")"
        let result = try ReelProcess.run(["-c", code], in: folder) { process in
            try wait { $0.contains(".part.") }
            kill(process.processIdentifier, signal)
        }
        #expect(result.status == signal)
        if signal == SIGKILL {
            #expect(try names().count == 1)
            #expect(try ReelProcess.run(["-c", "save([1.0], \"w.npy\")"], in: folder).status == 0)
            #expect(try names() == ["w.npy"])
        }
        #expect(try !names().contains { $0.contains(".part.") })
    }

    @Test func aReaderThatHasGoneAwayEndsTheProcessByItsSignal() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let line = "\(ReelProcess.path) -c 'while true { print 1 }' | head -1; echo ${PIPESTATUS[0]}"
        #expect(try Command.run(["bash", "-c", line]).output == "1\n141\n")
    }

    @Test func aStreamThatDoesNotWaitGetsAllOfAText() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        #expect(fcntl(ends[1], F_SETFL, O_NONBLOCK) == 0)
        let process = Process()
        process.executableURL = URL(filePath: ReelProcess.path)
        process.arguments = ["-c", "print repeat(\"x\", 300000)"]
        let (reading, writing) = (FileHandle(fileDescriptor: ends[0]), FileHandle(fileDescriptor: ends[1]))
        process.standardOutput = writing
        try process.run()
        try writing.close()
        let text = try reading.readToEnd()
        process.waitUntilExit()
        #expect(text?.count == 300_001 && process.terminationStatus == 0)
    }

    @Test func whatIsIgnoredFromTheStartStaysIgnored() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let line =
            "trap '' HUP; \(ReelProcess.path) -c 'print 1; for i in 0..3000000 { i }; print 2' & "
            + "sleep 0.05; kill -HUP $!; wait $!; echo $?"
        #expect(try Command.run(["bash", "-c", line]).output == "1\n2\n0\n")
    }

    /// Those of the process group live on: the shell that started the prompt shows its status.
    @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129)])
    func aSignalAtThePromptIsForThePromptAlone(_ signal: Int32, _ status: Int) throws {
        try TerminalSession.run { session in
            let prompt = try #require(Self.process(withHome: session.home))
            kill(prompt, signal)
            try session.wait(for: "status \(status)")
        }
    }

    /// The prompt whose environment names a folder as its home.
    private static func process(withHome home: String) -> pid_t? {
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc"))?.compactMap { Int32($0) } ?? []
        return processes.first { process in
            let name = try? String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8)
            let environment = FileManager.default.contents(atPath: "/proc/\(process)/environ") ?? Data()
            return name == "reel\n" && String(decoding: environment, as: UTF8.self).contains("HOME=\(home)\0")
        }
    }
}
