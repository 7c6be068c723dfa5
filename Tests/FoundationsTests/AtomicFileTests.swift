import Foundation
import Testing

@testable import Foundations

@Test func writesReplacesAndLeavesNothingBeside() throws {
    let folder = try TestFolder()
    try AtomicFile.write([1, 2, 3], to: folder.at("a.bin"))
    try AtomicFile.write([4], to: folder.at("a.bin"))
    #expect(try folder.bytes("a.bin") == [4])
    #expect(try folder.names == ["a.bin"])
}

@Test func aFailureKeepsTheOldFile() throws {
    let folder = try TestFolder()
    try AtomicFile.write([1, 2, 3], to: folder.at("a.bin"))
    #expect(throws: Interrupted.self) {
        try AtomicFile.write(to: folder.at("a.bin")) { append in
            try [9].withUnsafeBytes { try append($0) }
            throw Interrupted()
        }
    }
    #expect(try folder.bytes("a.bin") == [1, 2, 3])
    #expect(try folder.names == ["a.bin"])
}

@Test func saysWhichDirectoryIsMissing() throws {
    let problem = #expect(throws: Problem.self) { try AtomicFile.write([1], to: "/nowhere/at/all.bin") }
    #expect(problem?.kind == .file)
    #expect(problem?.remedy == "the directory /nowhere/at does not exist; make it first")
    #expect(throws: Problem.self) { try AtomicFile.write([1], to: "/tmp") }
}

/// Each call that writing makes fails in turn: the old file stays whole, and nothing stays beside it.
@Test(arguments: [ENOSPC, EIO, EDQUOT, EFBIG])
func everyFaultOfTheSystemKeepsTheOldFile(code: Int32) throws {
    let folder = try TestFolder()
    let old: [UInt8] = [1, 2, 3]
    try AtomicFile.write(old, to: folder.at("a.bin"))
    func fail() -> Int32 {
        errno = code
        return -1
    }
    var full = 0
    var faults: [FileCalls] = []
    for room in [0, 1, 5, 9] {
        var calls = FileCalls.system
        // The disk takes so many bytes, one at a time, and no more.
        calls.write = { descriptor, bytes, count in
            full += 1
            return full % 10 < room ? Foundation.write(descriptor, bytes, min(1, count)) : Int(fail())
        }
        faults.append(calls)
    }
    var flush = FileCalls.system
    flush.flush = { _ in fail() }
    var close = FileCalls.system
    close.close = {
        _ = Foundation.close($0)
        return fail()
    }
    var rename = FileCalls.system
    rename.rename = { _, _ in fail() }
    var nothing = FileCalls.system
    nothing.write = { _, _, _ in 0 }
    for calls in faults + [flush, close, rename, nothing] {
        full = 0
        #expect(throws: Problem.self) {
            try AtomicFile.write(to: folder.at("a.bin"), calls: calls) { append in
                try [UInt8](repeating: 7, count: 10).withUnsafeBytes { try append($0) }
            }
        }
        #expect(try folder.bytes("a.bin") == old)
        #expect(try folder.names == ["a.bin"])
    }
}

@Test func writesThatTakeAPartOrAreInterruptedGoOn() throws {
    let folder = try TestFolder()
    var calls = FileCalls.system
    var count = 0
    calls.write = { descriptor, bytes, wanted in
        count += 1
        if count % 3 == 0 {
            errno = EINTR
            return -1
        }
        return Foundation.write(descriptor, bytes, min(wanted, 7))
    }
    let bytes = (0..<100).map { UInt8($0) }
    try AtomicFile.write(to: folder.at("a.bin"), calls: calls) { append in try bytes.withUnsafeBytes { try append($0) }
    }
    #expect(try folder.bytes("a.bin") == bytes)
    #expect(count > 15)
}

@Test func aReadOnlyFileIsNotWrittenOver() throws {
    let folder = try TestFolder()
    try folder.write([1], "a.bin")
    chmod(folder.at("a.bin"), 0o444)
    let problem = #expect(throws: Problem.self) { try AtomicFile.write([2], to: folder.at("a.bin")) }
    #expect(problem?.message == "\(folder.at("a.bin")) may not be written over: it is read-only")
    #expect(problem?.remedy == "give another name, or allow it in a shell with chmod u+w")
    #expect(try folder.bytes("a.bin") == [1])
    chmod(folder.at("a.bin"), 0o640)
    try AtomicFile.write([2], to: folder.at("a.bin"))
    var status = stat()
    stat(folder.at("a.bin"), &status)
    #expect(status.st_mode & 0o777 == 0o640)
}

@Test func aLinkStaysALinkEvenToNothingYet() throws {
    let folder = try TestFolder()
    try FileManager.default.createSymbolicLink(atPath: folder.at("link"), withDestinationPath: "real.bin")
    for byte in [5, 6] as [UInt8] {
        try AtomicFile.write([byte], to: folder.at("link"))
        #expect(try folder.bytes("real.bin") == [byte])
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.at("link")) == "real.bin")
    }
}

@Test func whatAKilledWriterLeftIsClearedAndWhatALivingOneWritesStays() throws {
    let folder = try TestFolder()
    let (dead, alive) = ("a.bin.part.reel-\(Leftovers.mark())", "b.bin.part.reel-\(Leftovers.mark())")
    // Names that a person gave stay, and what others may read, which no half-written file is.
    let named = ["a.bin.part.notes", "a.bin.part.reel-backup", "a.bin.part.reel-0123456789ab-0000"]
    let shared = "a.bin.part.reel-\(Leftovers.mark())"
    for name in [dead, alive, shared] + named {
        try folder.write([1], name)
        chmod(folder.at(name), name == shared ? 0o644 : 0o600)
    }
    let living = open(folder.at(alive), O_RDONLY)
    defer { close(living) }
    flock(living, LOCK_EX)
    try AtomicFile.write([4], to: folder.at("a.bin"))
    #expect(try folder.names == (["a.bin", alive, shared] + named).sorted())
}
