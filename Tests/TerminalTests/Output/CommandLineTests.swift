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
