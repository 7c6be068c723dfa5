import Foundation
import Foundations
import Tensors
import Testing

@testable import Volumes

private func problem(_ path: String, as kind: LoadedKind = .automatic) -> Problem? {
    #expect(throws: Problem.self) { _ = try load(path, as: kind) }
}

@Test func aMissingFileIsNamedAndANearOneSuggested() throws {
    let scratch = try Scratch()
    _ = try scratch.write([1], "brain.nii.gz")
    let found = problem(scratch.path("brian.nii.gz"))
    #expect(found?.kind == .file)
    #expect(found?.message == "cannot read \(scratch.path("brian.nii.gz")): there is no such file")
    #expect(found?.remedy == "did you mean \(scratch.path("brain.nii.gz"))?")
    #expect(problem(scratch.url.path)?.message == "\(scratch.url.path) is a directory")
}

@Test func aTruncatedFileSaysWhatWasPromisedAndWhatIsThere() throws {
    let scratch = try Scratch()
    let whole = try bytes(of: Goldens.path("int16-little.nii"))
    let path = try scratch.write(Array(whole.dropLast(5)), "short.nii")
    #expect(
        problem(path)?.message
            == "\(path) is cut short: its header promises 48 bytes of data after byte 352 (2 × 3 × 4 × int16), "
            + "43 are there")
    let header = try scratch.write(Array(whole.prefix(100)), "header.nii")
    #expect(
        problem(header)?.message == "\(header) is cut short: a NIfTI-1 header has 348 bytes, 100 are there")
    let zipped = try bytes(of: Goldens.path("compressed.nii.gz"))
    let half = try scratch.write(Array(zipped.dropLast(40)), "half.nii.gz")
    #expect(problem(half)?.message.contains("is cut short: its header promises 120 bytes") == true)
}

@Test func somethingElseIsRecognised() throws {
    let scratch = try Scratch()
    let png = try scratch.write([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10] + [UInt8](repeating: 0, count: 400), "a.nii")
    #expect(problem(png)?.message == "\(png) is not NIfTI-1: it looks like a PNG picture")
    let text = try scratch.write(Array("hello there, this is text".utf8), "b.nii")
    #expect(problem(text)?.message == "\(text) is not NIfTI-1: it looks like text (\"hello there,…\")")
    let other = try scratch.write([1, 2, 3, 4, 5], "c.dat")
    #expect(problem(other)?.message == "\(other) is none of NIfTI-1, NumPy: it begins with 01 02 03 04 05")
    #expect(problem(try scratch.write([], "d.nii"))?.kind == .format)
    #expect(throws: Problem.self) { try save(Tensor([1], shape: [1]), to: scratch.path("x.foo")) }
}

@Test func aClaimBeyondTheFileIsRefusedBeforeAnythingIsAllocated() throws {
    let scratch = try Scratch()
    var header = NIfTIHeader(shape: [32_767, 32_767, 32_767, 32_767, 32_767], kind: .float64)
    let path = try scratch.write(header.bytes + [0, 0, 0], "huge.nii")
    #expect(problem(path)?.message.contains("more than memory can hold") == true)
    header.shape = [30_000, 30_000, 30_000]
    let large = try scratch.write(header.bytes + [0, 0, 0], "large.nii")
    #expect(problem(large)?.message.contains("promises 216000000000000 bytes") == true)
}

@Test func aSmallFileThatClaimsToInflateWithoutEndIsRefused() throws {
    let scratch = try Scratch()
    // A megabyte of zeros compressed to a kilobyte, behind a header that claims 6.3 GB.
    let header = NIfTIHeader(shape: [3000, 3000, 700], kind: .uint8)
    let path = scratch.path("bomb.nii.gz")
    try AtomicFile.write(to: path) { append in
        var gzip = try GzipSink(append)
        try header.bytes.withUnsafeBytes { try gzip.append($0, append) }
        let zeros = [UInt8](repeating: 0, count: 1 << 20)
        try zeros.withUnsafeBytes { try gzip.append($0, append) }
        try gzip.finish(append)
    }
    #expect(problem(path)?.message.contains("at most") == true)
}

@Test func damagedCompressionIsSaid() throws {
    let scratch = try Scratch()
    var zipped = try bytes(of: Goldens.path("compressed.nii.gz"))
    // The checksum in the last eight bytes.
    zipped[zipped.count - 6] ^= 0xff
    let path = try scratch.write(zipped, "damaged.nii.gz")
    #expect(problem(path)?.message.contains("is damaged: incorrect data check") == true)
}

@Test func fractionsAreNoLabels() throws {
    let path = Goldens.path("float32-little.nii")
    #expect(problem(path, as: .labels)?.message == "\(path) holds -1.5, and a label map holds whole numbers")
}

/// Every byte of the header and of the first data changed in several ways, and every length: a problem or a value,
/// never a trap. Values are drawn so that the same files are tried each time.
@Test(arguments: [
    "int16-little.nii", "float64-big.nii", "compressed.nii.gz", "extension.nii.gz", "int32-big.npy", "fortran.npy",
])
func noMutationTraps(name: String) throws {
    let scratch = try Scratch()
    let whole = try bytes(of: Goldens.path(name))
    var stream = RandomStream(seed: 5)
    var (refused, read) = (0, 0)
    func attempt(_ bytes: [UInt8]) throws {
        let path = try scratch.write(bytes, "mutant-" + name)
        for kind in LoadedKind.allCases {
            do {
                _ = try load(path, as: kind)
                read += 1
            } catch is Problem {
                refused += 1
            }
        }
    }
    for length in stride(from: 0, to: whole.count, by: 3) { try attempt(Array(whole.prefix(length))) }
    for place in 0..<min(whole.count, 400) {
        for value in [0, 0xff, 0x7f, 0x80, stream.integer(below: 256)] {
            var mutant = whole
            mutant[place] = UInt8(value)
            try attempt(mutant)
        }
    }
    for _ in 0..<200 {
        var mutant = whole
        for _ in 0..<8 { mutant[stream.integer(below: whole.count)] = UInt8(stream.integer(below: 256)) }
        try attempt(mutant)
    }
    #expect(refused > 100 && read > 100)
}
