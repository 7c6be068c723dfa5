import Foundation
import Testing

@testable import Terminal

/// The real executable: what it prints, where, and its exit status.
@Suite struct CommandLineTests {
    private func temporary(_ name: String, _ bytes: [UInt8]) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "reel-cli-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: name)
        try Data(bytes).write(to: file)
        return file.path
    }

    @Test func codeOnTheCommandLineRuns() throws {
        let result = try ReelProcess.run(["-c", "x = 40\nx + 2"])
        #expect(result.output == "42\n")
        #expect(result.status == 0)
    }

    @Test func codeMayBeginWithAMinus() throws {
        let result = try ReelProcess.run(["-c", "-2 ^ 2"])
        #expect(result.output == "-4\n", "\(result.errors)")
        #expect(result.status == 0)
    }

    @Test func aScriptWithoutACommandIsToldOfRun() throws {
        let result = try ReelProcess.run(["s.reel"])
        #expect(result.status == 2)
        #expect(result.errors.contains("To run a script: reel run s.reel"), "\(result.errors)")
    }

    @Test func resultsThatCannotBeWrittenEndWithStatusOne() throws {
        let result = try Command.run(["bash", "-c", "\(ReelProcess.path) -c 'print 1' > /dev/full"])
        #expect(result.status == 1 << 8)
        #expect(result.output.contains("output cannot be written: no space left on device"), "\(result.output)")
    }

    @Test func aScriptOnStandardInputRuns() throws {
        let result = try ReelProcess.run([], input: "6 * 7\n")
        #expect(result.output == "42\n")
        #expect(result.status == 0)
    }

    @Test func anOpenBracketOnStandardInputShowsACaret() throws {
        let result = try ReelProcess.run([], input: "x = [1, 2")
        #expect(result.status == 1)
        #expect(result.errors.contains("standard input:1:"))
        #expect(result.errors.contains("^"))
    }

    @Test func anUnknownNameShowsACaretAndTheNearest() throws {
        let result = try ReelProcess.run(["-c", "lod \"a.nii\""])
        #expect(result.status == 1)
        #expect(result.errors.contains("command:1:1"))
        #expect(result.errors.contains("^^^"))
        #expect(result.errors.contains("load"))
    }

    @Test func aBrokenScriptShowsItsPlaceAndEndsWithStatusOne() throws {
        let file = try temporary("broken.reel", Array("x = 1\ny = 2\nx + (y\n".utf8))
        let result = try ReelProcess.run(["run", file])
        #expect(result.status == 1)
        #expect(result.errors.contains("broken.reel:3:"))
        #expect(result.errors.contains("^"))
    }

    @Test func aScriptStopsAtItsFirstError() throws {
        let file = try temporary("fails.reel", Array("print \"one\"\nx = 1 // 0\nprint \"two\"\n".utf8))
        let result = try ReelProcess.run(["run", file])
        #expect(result.status == 1)
        #expect(result.output == "one\n")
        #expect(result.errors.contains("fails.reel:2:5"))
    }

    @Test func invalidUTF8IsNamedByItsByte() throws {
        let file = try temporary("latin.reel", Array("x = \"caf".utf8) + [0xE9] + Array("\"\n".utf8))
        let result = try ReelProcess.run(["run", file])
        #expect(result.status == 1)
        #expect(result.errors.contains("byte 8 is 0xe9"))
    }

    @Test func checkRunsNothing() throws {
        let file = try temporary("check.reel", Array("print \"ran\"\nnowhere(1)\n".utf8))
        let result = try ReelProcess.run(["check", file])
        #expect(result.status == 1)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("check.reel:2:1"))
    }

    @Test(arguments: [["--nonsense"], ["run"], ["--threads", "0"], ["replay", "x", "--tolerance", "-1"]])
    func aWrongCommandLineEndsWithStatusTwo(_ arguments: [String]) throws {
        let result = try ReelProcess.run(arguments)
        #expect(result.status == 2)
        #expect(result.errors.contains("Usage"))
    }

    @Test func versionAndHelpEndWithStatusZero() throws {
        let version = try ReelProcess.run(["--version"])
        #expect(version.status == 0)
        #expect(version.output.hasPrefix("Reel 0."))
        let help = try ReelProcess.run(["--help"])
        #expect(help.status == 0)
        #expect(help.output.contains("replay"))
    }

    @Test func aMissingScriptIsAnErrorLikeOthers() throws {
        let result = try ReelProcess.run(["run", "/nowhere/x.reel"])
        #expect(result.status == 1)
        #expect(result.errors.contains("there is no script /nowhere/x.reel"))
    }

    @Test func anInterruptedScriptEndsWithStatus130() throws {
        let result = try ReelProcess.run(["-c", "print \"begun\"\nwhile true { }"]) { process in
            usleep(500_000)
            process.interrupt()
        }
        #expect(result.status == 130)
        #expect(result.output == "begun\n")
    }

    @Test func outputThatIsNoTerminalHasNoEscapes() throws {
        let result = try ReelProcess.run(["-c", "print \"x\"\n1 // 0"])
        #expect(!(result.output + result.errors).contains("\u{1B}"))
    }

    @Test func theSeedIsTakenBeforeAndAfterTheSubcommand() throws {
        let file = try temporary("seed.reel", Array("uniform([2])\n".utf8))
        let after = try ReelProcess.run(["run", "--seed", "7", file]).output
        let before = try ReelProcess.run(["--seed", "7", "run", file]).output
        let other = try ReelProcess.run(["run", "--seed", "8", file]).output
        #expect(after == before)
        #expect(after != other)
    }
}

/// Completion scripts, the reference, and code that is no text.
@Suite struct CommandLineToolTests {
    @Test(arguments: ["bash", "zsh", "fish"])
    func aShellsCompletionScriptIsPrinted(_ shell: String) throws {
        let result = try ReelProcess.run(["completions", shell])
        #expect(result.status == 0)
        #expect(result.output.contains("replay") && result.output.contains("reel"))
    }

    @Test func bashCompletesReelsAndSubcommands() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "reel-bash-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["first.reel", "notes.txt"] { try Data().write(to: folder.appending(path: name)) }
        let script = folder.appending(path: "completion.bash").path
        try ReelProcess.run(["completions", "bash"]).output.write(toFile: script, atomically: true, encoding: .utf8)
        #expect(try Command.run(["bash", "-n", script]).status == 0)
        func completed(_ words: String, _ place: Int) throws -> String {
            let line =
                "cd \(folder.path); source \(script); COMP_WORDS=(\(words)); COMP_CWORD=\(place); "
                + "COMP_LINE=\"\(words)\"; COMP_POINT=${#COMP_LINE}; $(complete -p reel | sed 's/.*-F \\([^ ]*\\).*/\\1/') "
                + "reel '' ''; echo \"${COMPREPLY[@]}\""
            return try Command.run(["bash", "-c", line]).output
        }
        #expect(try completed("reel rep", 1).contains("replay"))
        let files = try completed("reel run ''", 2)
        #expect(files.contains("first.reel") && !files.contains("notes.txt"), "\(files)")
    }

    @Test(.enabled(if: CommandLineToolTests.has("zsh")))
    func zshReadsItsScript() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "reel-zsh-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let script = folder.appending(path: "_reel").path
        try ReelProcess.run(["completions", "zsh"]).output.write(toFile: script, atomically: true, encoding: .utf8)
        let line =
            "fpath=(\(folder.path) $fpath); autoload -U compinit; compinit -u -D; whence -w _reel; echo $_comps[reel]"
        #expect(try Command.run(["zsh", "-f", "-n", script]).status == 0)
        #expect(try Command.run(["zsh", "-f", "-c", line]).output == "_reel: function\n_reel\n")
    }

    @Test(.enabled(if: CommandLineToolTests.has("fish")))
    func fishCompletesReelsAndSubcommands() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "reel-fish-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["first.reel", "notes.txt"] { try Data().write(to: folder.appending(path: name)) }
        let script = folder.appending(path: "reel.fish").path
        try ReelProcess.run(["completions", "fish"]).output.write(toFile: script, atomically: true, encoding: .utf8)
        func completed(_ words: String) throws -> String {
            let line = "cd \(folder.path); source \(script); complete -C '\(words)'"
            return try Command.run(["env", "HOME=\(folder.path)", "fish", "--no-config", "-c", line]).output
        }
        #expect(try completed("reel rep").hasPrefix("replay\t"))
        #expect(try completed("reel run ").split(separator: "\n") == ["first.reel"])
        #expect(try completed("reel replay --tol").hasPrefix("--tolerance\t"))
    }

    /// Whether a program is installed here.
    static func has(_ program: String) -> Bool {
        (try? Command.run(["sh", "-c", "command -v \(program)"]))?.status == 0
    }

    @Test func codeThatIsNoUTF8IsRefusedWithItsByte() throws {
        let line = "\(ReelProcess.path) -c \"$(printf 'x = \"caf\\351\"')\""
        let result = try Command.run(["bash", "-c", line])
        #expect(result.status == 1 << 8)
        #expect(result.output.contains("command is not UTF-8 text: byte 8 is 0xe9"), "\(result.output)")
    }

    @Test func staleReferencePagesAreNamed() throws {
        let result = try ReelProcess.run(["docs", "--check", "--output", "/nowhere"])
        #expect(result.status == 1)
        #expect(result.output.contains("stale: /nowhere/README.md"))
    }

    @Test func aSessionThatChangedItsFolderReplays() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "reel-cd-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: "\(folder)/scans/one", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let script = """
            cd scans
            save(tensor([1, 2]), "t.npy")
            cd one
            load "../t.npy"
            cd ..
            load "t.npy"
            save session "saved.reel"
            """
        #expect(try ReelProcess.run(["-c", script], in: folder).status == 0)
        let text = try String(contentsOfFile: "\(folder)/scans/saved.reel", encoding: .utf8)
        #expect(text.contains("#: folder ..\n"))
        let replay = try ReelProcess.run(["replay", "\(folder)/scans/saved.reel"], in: "/")
        #expect(replay.status == 0, "\(replay.output)\(replay.errors)")
    }
}
