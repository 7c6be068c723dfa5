import Foundations
import Testing

@testable import Volumes

private func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    var result: [UInt8] = []
    var sink = try GzipSink { result += $0 }
    try bytes.withUnsafeBytes { try sink.append($0) { result += $0 } }
    try sink.finish { result += $0 }
    return result
}

private let header = NIfTIHeader(shape: [100, 1], kind: .uint8).bytes
private let voxels = (0..<100).map { UInt8($0) }

private func load(_ bytes: [UInt8]) throws -> LoadedFile { try loadFile(bytes, named: "x.nii.gz") }

private func message(_ bytes: [UInt8]) -> String? { #expect(throws: Problem.self) { try load(bytes) }?.message }

@Test func severalMembersAreOneFile() throws {
    let whole = try gzip(header + voxels)
    let parts = try gzip(Array(header.prefix(100))) + gzip(Array(header.dropFirst(100)) + voxels) + gzip([])
    for bytes in [whole, parts] {
        let loaded = try load(bytes)
        #expect(loaded.value.tensor.floats == voxels.map { Float($0) })
        #expect(loaded.warnings.isEmpty)
    }
}

@Test func theChecksumIsComparedHoweverMuchFollows() throws {
    for more in [0, 10, 5000, 100_000] {
        var bytes = try gzip(header + voxels + [UInt8](repeating: 1, count: more))
        if more > 0 {
            let warnings = try load(bytes).warnings
            #expect(warnings == ["x.nii.gz has \(more) bytes more than its header says; they were passed over"])
        }
        for place in [8, 3] {
            bytes[bytes.count - place] ^= 1
            #expect(message(bytes)?.contains("x.nii.gz is damaged: incorrect") == true)
            bytes[bytes.count - place] ^= 1
        }
        for cut in [1, 4, 8] {
            #expect(message(bytes.dropLast(cut))?.contains("the checksum at the end") == true)
        }
    }
}

private func message(_ bytes: ArraySlice<UInt8>) -> String? { message(Array(bytes)) }

@Test func zerosBehindAreTapeAndAnythingElseIsTold() throws {
    let bytes = try gzip(header + voxels)
    #expect(try load(bytes + [0, 0, 0]).warnings.isEmpty)
    let expected =
        "x.nii.gz has 4 bytes behind its compressed data, from byte \(bytes.count) on, that are no gzip; they were passed over"
    #expect(try load(bytes + Array("junk".utf8)).warnings == [expected])
}

@Test func aFileThatHoldsMuchMoreThanItsHeaderPromisesIsNotInflated() throws {
    let bytes = try gzip(header + voxels + [UInt8](repeating: 0, count: 8 << 20))
    #expect(message(bytes)?.contains("holds more than twice what its header promises") == true)
}
