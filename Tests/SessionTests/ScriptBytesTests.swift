import Foundation
import Foundations
import Language
import Testing

@testable import Session

@Suite struct ScriptBytesTests {
    @Test func aPipeIsReadToItsEnd() throws {
        let pipe = Pipe()
        try pipe.fileHandleForWriting.write(contentsOf: Data("x = 1\n".utf8))
        try pipe.fileHandleForWriting.close()
        #expect(try ScriptBytes.read(pipe.fileHandleForReading.fileDescriptor, name: "p") == Array("x = 1\n".utf8))
    }

    @Test func whatNeverEndsIsGivenUp() {
        let error = #expect(throws: ScriptError.self) { try ScriptBytes.read("/dev/zero") }
        #expect(error?.message == "/dev/zero has more than 64 MB, which no script has")
    }

    @Test func theWaitForAWriterCanBeStopped() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/pipe"
        #expect(mkfifo(path, 0o600) == 0)
        let cancellation = Cancellation()
        cancellation.request()
        Cancellation.$current.withValue(cancellation) {
            #expect(throws: Interrupted.self) { try ScriptBytes.read(path) }
        }
    }

    @Test func aPipeIsNoModule() throws {
        let folder = try TemporaryFolder()
        #expect(mkfifo("\(folder.path)/m.reel", 0o600) == 0)
        let output = RecordingOutput()
        #expect(Evaluator(output: output).run(Source(name: "t", text: "use m", directory: folder.path)) == .failed)
        #expect(output.diagnostics.first?.contains("m.reel is no regular file") == true)
    }

    @Test(arguments: ["x = \"\"\"\r\n  a\r\n  \"\"\"\r\nx\r\n#> \"a\"\r\n", "\u{FEFF}x = 1\nx\n#> 1\n"])
    func sourcesOfWindowsRunAndReplay(_ text: String) throws {
        let folder = try TemporaryFolder()
        let source = try ScriptFile.read(try folder.write("w.reel", text))
        #expect(Evaluator(output: RecordingOutput()).run(source) == .finished)
        #expect(Replay(source, output: RecordingOutput()).run() == .finished)
    }
}
