import Foundation
import Foundations
import Testing

@testable import Session

@Suite struct FileAccessTests {
    @Test func inputsAreNotedOnceWithTheirDigest() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.txt", "abc")
        let files = FileAccess()
        #expect(try files.pathForReading(file) == file)
        _ = try files.pathForReading(file)
        #expect(files.inputs.map(\.digest) == [Digest.sha256(Array("abc".utf8))])
    }

    @Test func aFileTheSessionWroteIsNoInput() throws {
        let folder = try TemporaryFolder()
        let files = FileAccess()
        let path = try files.pathForWriting("\(folder.path)/b.txt")
        _ = try folder.write("b.txt", "mine")
        _ = try files.digestOfWritten(path)
        _ = try files.pathForReading(path)
        #expect(files.inputs.isEmpty)
    }

    @Test func aMissingFileSuggestsTheNearest() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("brain.nii.gz", "")
        let problem = #expect(throws: Problem.self) {
            try FileAccess().pathForReading("\(folder.path)/brian.nii.gz")
        }
        #expect(problem?.remedy == "did you mean \"brain.nii.gz\"?")
    }

    @Test func replayWritesIntoItsScratchFolderOnly() throws {
        let (folder, scratch) = (try TemporaryFolder(), try TemporaryFolder())
        _ = try folder.write("out.txt", "the user's")
        let files = FileAccess(beside: folder.path, scratch: scratch.path)
        let target = try files.pathForWriting("out.txt")
        #expect(target.hasPrefix(scratch.path))
        try "replayed".write(toFile: target, atomically: true, encoding: .utf8)
        #expect(try folder.read("out.txt") == "the user's")
        #expect(try files.digestOfWritten("out.txt").digest == Digest.sha256(Array("replayed".utf8)))
        #expect(try files.pathForReading("out.txt") == target)
    }

    @Test func namesThatClimbOutStayInTheScratchFolder() throws {
        let (folder, scratch) = (try TemporaryFolder(), try TemporaryFolder())
        let files = FileAccess(beside: folder.path, scratch: scratch.path)
        for name in ["../../etc/x", "/etc/x", "a/../../x"] {
            let target = URL(filePath: try files.pathForWriting(name)).standardizedFileURL.path
            #expect(target.hasPrefix(scratch.path + "/"))
        }
    }

    @Test func replayFollowsFoldersWithoutGoingThere() throws {
        let (folder, scratch) = (try TemporaryFolder(), try TemporaryFolder())
        try FileManager.default.createDirectory(atPath: "\(folder.path)/a/b", withIntermediateDirectories: true)
        let file = try folder.write("a/b/in.txt", "x")
        let home = FileManager.default.currentDirectoryPath
        let files = FileAccess(beside: "\(folder.path)/a", begunIn: "..", scratch: scratch.path)
        #expect(try files.enter("a") == "\(folder.path)/a")
        #expect(try files.enter("b") == "\(folder.path)/a/b")
        #expect(try files.pathForReading("in.txt") == file)
        #expect(try files.folder("..") == "\(folder.path)/a")
        #expect(throws: Problem.self) { try files.enter("nowhere") }
        #expect(FileManager.default.currentDirectoryPath == home)
    }

    @Test func theFolderOfTheSessionIsSeenFromTheReel() {
        let files = FileAccess()
        let here = files.initialFolder
        #expect(files.folderBegun(from: "\(here)/x.reel") == nil)
        #expect(files.folderBegun(from: "\(here)/a/b/x.reel") == "../..")
    }

    @Test func replayReadsBesideTheReel() throws {
        let (folder, scratch) = (try TemporaryFolder(), try TemporaryFolder())
        let file = try folder.write("in.txt", "x")
        #expect(try FileAccess(beside: folder.path, scratch: scratch.path).pathForReading("in.txt") == file)
    }

    @Test func whatCouldNotBeWrittenIsAnInputWhenItIsRead() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.txt", "theirs")
        let files = FileAccess()
        _ = try files.pathForWriting(file)
        #expect(try files.pathForReading(file) == file)
        #expect(files.inputs.map(\.path) == [file])
    }

    @Test func aFolderAboveALinkIsTheOneTheSystemMeans() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: "\(folder.path)/a/b", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/l", withDestinationPath: "a/b")
        _ = try folder.write("n.txt", "outer")
        _ = try folder.write("a/n.txt", "inner")
        let files = FileAccess()
        let path = try files.pathForReading("\(folder.path)/l/../n.txt")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "inner")
        #expect(files.inputs.map(\.digest) == [Digest.sha256(Array("inner".utf8))])
        // Written under one name and read under another, it is the session's own.
        try AtomicFile.write([1], to: try files.pathForWriting("\(folder.path)/l/../new.txt"))
        _ = try files.digestOfWritten("\(folder.path)/l/../new.txt")
        _ = try files.pathForReading("\(folder.path)/a/new.txt")
        #expect(files.inputs.count == 1)
    }

    @Test func filesOfOneNameInTwoFoldersAreTwoInputs() throws {
        let (folder, scratch) = (try TemporaryFolder(), try TemporaryFolder())
        for name in ["a", "b"] {
            try FileManager.default.createDirectory(atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
            _ = try folder.write("\(name)/x.txt", name)
        }
        let files = FileAccess(beside: folder.path, scratch: scratch.path)
        for name in ["a", "../b"] {
            _ = try files.enter(name)
            _ = try files.pathForReading("x.txt")
            _ = try files.pathForReading("x.txt")
        }
        #expect(files.inputs.map(\.path) == ["x.txt", "x.txt"])
        #expect(Set(files.inputs.map(\.digest)).count == 2)
    }

    @Test(.timeLimit(.minutes(1))) func pipesAreRefusedBeforeTheyAreRead() throws {
        let folder = try TemporaryFolder()
        mkfifo("\(folder.path)/pipe.nii", 0o600)
        let problem = #expect(throws: Problem.self) { try FileAccess().pathForReading("\(folder.path)/pipe.nii") }
        #expect(problem?.message.contains("is a pipe, not a regular file") == true)
        #expect(!FileAccess().isFile("\(folder.path)/pipe.nii"))
        #expect(!FileAccess().isFile(folder.path))
    }
}
