import Foundation
import Testing

@testable import Foundations

private func message(_ path: String, named name: String? = nil) -> String? {
    do {
        close(try RegularFile.open(path, named: name))
        return nil
    } catch {
        return (error as? Problem)?.message
    }
}

/// A pipe nobody writes to would hold its reader up for ever.
@Test(.timeLimit(.minutes(1))) func whatIsNoRegularFileIsRefusedAtOnce() throws {
    let folder = try TestFolder()
    mkfifo(folder.at("pipe"), 0o600)
    #expect(message(folder.at("pipe"), named: "pipe") == "pipe is a pipe, not a regular file")
    #expect(message("/dev/zero") == "/dev/zero is a device, not a regular file")
    #expect(message(folder.path, named: "f") == "f is a directory")
    #expect(message(folder.at("none"), named: "none") == "cannot read none: there is no such file")
    try folder.write([1], "a")
    #expect(message(folder.at("a")) == nil)
    #expect(RegularFile.exists(folder.at("a")))
    #expect(!RegularFile.exists(folder.at("pipe")) && !RegularFile.exists(folder.at("none")))
}

@Test func aNearNameIsSuggested() throws {
    let folder = try TestFolder()
    try folder.write([1], "brain.nii")
    let problem = #expect(throws: Problem.self) { try RegularFile.open(folder.at("brian.nii")) }
    #expect(problem?.remedy == "did you mean \(folder.at("brain.nii"))?")
}
