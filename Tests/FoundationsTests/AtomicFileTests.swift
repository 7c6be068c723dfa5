import Foundation
import Testing

@testable import Foundations

private func scratch() throws -> URL {
    let url = FileManager.default.temporaryDirectory.appending(path: "reel-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
}

@Test func writesReplacesAndLeavesNothingBeside() throws {
    let folder = try scratch()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "a.bin").path
    try AtomicFile.write([1, 2, 3], to: path)
    try AtomicFile.write([4], to: path)
    #expect(try Array(Data(contentsOf: URL(filePath: path))) == [4])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.bin"])
}

@Test func aFailureKeepsTheOldFile() throws {
    let folder = try scratch()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "a.bin").path
    try AtomicFile.write([1, 2, 3], to: path)
    #expect(throws: Interrupted.self) {
        try AtomicFile.write(to: path) { append in
            try [9].withUnsafeBytes { try append($0) }
            throw Interrupted()
        }
    }
    #expect(try Array(Data(contentsOf: URL(filePath: path))) == [1, 2, 3])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.bin"])
}

@Test func saysWhichDirectoryIsMissing() throws {
    let problem = #expect(throws: Problem.self) { try AtomicFile.write([1], to: "/nowhere/at/all.bin") }
    #expect(problem?.kind == .file)
    #expect(problem?.remedy == "the directory /nowhere/at does not exist; make it first")
    #expect(throws: Problem.self) { try AtomicFile.write([1], to: "/tmp") }
}
