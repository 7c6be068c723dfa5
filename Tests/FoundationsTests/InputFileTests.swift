import Foundation
import Testing

@testable import Foundations

@Test func aFileAndItsBytesAreReadAlike() throws {
    let folder = try TestFolder()
    let bytes = (0..<3000).map { UInt8($0 % 251) }
    let path = try folder.write(bytes, "a")
    for file in [try InputFile(path, named: "a"), InputFile(bytes: bytes, named: "a")] {
        #expect(file.path == "a" && file.size == 3000)
        #expect(try file.bytes(5, at: 250) == [250, 0, 1, 2, 3])
        #expect(try file.bytes(5, at: 2998) == Array(bytes.suffix(2)))
        #expect(try file.allBytes(limit: 3000) == bytes)
        #expect(throws: Problem.self) { try file.allBytes(limit: 2999) }
        #expect(try file.sha256() == Digest.sha256(bytes))
    }
}

@Test func aSystemsReadErrorIsAProblem() throws {
    #if os(Linux)
        let file = try InputFile("/proc/self/mem")
        let problem = #expect(throws: Problem.self) { try file.sha256() }
        #expect(problem?.message == "cannot read /proc/self/mem: input/output error")
    #endif
}
