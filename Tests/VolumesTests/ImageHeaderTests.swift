import Foundations
import Labels
import Space
import Tensors
import Testing

@testable import Volumes

/// A header with all that is to survive, its forms in different places.
private func rich(_ kind: NumberKind, shape: [Int] = [2, 3, 4, 2]) -> NIfTIHeader {
    var header = NIfTIHeader(shape: shape, kind: kind)
    header.setAffine(Affine(spacing: [1, 2, 3], origin: [5, 6, 7]))
    header.sform[3] = 50
    (header.sformCode, header.qformCode) = (4, 1)
    header.pixelSizes[4] = 2.5
    header.units = 2 | 8
    header.intent = 3
    header.descriptionBytes = Array("T1 MPRAGE 3T".utf8)
    header.kept = [
        56: Array(0..<12), 4: Array("siemens".utf8) + [UInt8](repeating: 0, count: 21),
        124: [0, 0, 128, 63] + [UInt8](repeating: 0, count: 20),
        328: [65] + [UInt8](repeating: 0, count: 15),
    ]
    return header
}

private func file(_ header: NIfTIHeader, _ values: [Int]) -> [UInt8] {
    header.bytes
        + values.flatMap { value in (0..<header.kind.size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
}

@Test(arguments: [NumberKind.uint8, .int8, .uint16, .int16, .uint32, .int32, .uint64, .int64])
func whatIsSavedAsItWasLoadedIsTheSameFile(kind: NumberKind) throws {
    let scratch = try Scratch()
    let values = (0..<48).map { kind.rawValue.hasPrefix("u") ? $0 * 5 : $0 - 20 }
    let bytes = file(rich(kind), values)
    let path = try scratch.write(bytes, "a.nii")
    try save(load(path, as: .volume), to: scratch.path("b.nii"))
    #expect(try written(scratch.path("b.nii")) == bytes)
    // A label map's intent is its own; the rest stays.
    try save(load(path, as: .labels), to: scratch.path("c.nii"))
    var expected = rich(kind)
    expected.intent = NIfTIHeader.labelIntent
    #expect(try written(scratch.path("c.nii")) == file(expected, values))
}

private func written(_ path: String) throws -> [UInt8] { try bytes(of: path) }

@Test func scaledIntegersComeBackScaled() throws {
    let scratch = try Scratch()
    var header = rich(.int16)
    (header.slope, header.intercept) = (0.37, -1024.5)
    let bytes = file(header, (0..<48).map { $0 * 600 - 14_000 })
    let path = try scratch.write(bytes, "a.nii")
    try save(load(path), to: scratch.path("b.nii"))
    #expect(try written(scratch.path("b.nii")) == bytes)
}

@Test func codesOfAQformAloneAndOfNoFormSurvive() throws {
    let scratch = try Scratch()
    for (sform, qform) in [(0, 1), (0, 0), (2, 0)] as [(Int16, Int16)] {
        var header = rich(.float32)
        (header.sformCode, header.qformCode) = (sform, qform)
        let bytes = file(header, [Int](repeating: 0, count: 48))
        let path = try scratch.write(bytes, "a.nii")
        try save(load(path), to: scratch.path("b.nii"))
        #expect(try written(scratch.path("b.nii")) == bytes)
    }
}

@Test func bigEndianFilesAreWrittenLittleWithTheSameFacts() throws {
    let scratch = try Scratch()
    try save(load(Goldens.path("int16-big.nii")), to: scratch.path("b.nii"))
    let (old, new) = (try load(Goldens.path("int16-big.nii")), try load(scratch.path("b.nii")))
    #expect(old.tensor.floats == new.tensor.floats)
    guard case .volume(let a) = old, case .volume(let b) = new else { return }
    #expect(a.affine == b.affine && b.header?.numberType == "int16")
    #expect(a.header?.nifti.sformCode == b.header?.nifti.sformCode)
}

@Test func whatAFileSaysIsKnown() throws {
    let scratch = try Scratch()
    let path = try scratch.write(file(rich(.int16), [Int](repeating: 1, count: 48)), "a.nii")
    let header = try loadVolume(path).header
    #expect(header?.timeStep == 2.5 && header?.description == "T1 MPRAGE 3T" && header?.numberType == "int16")
    var milliseconds = rich(.int16)
    milliseconds.units = 2 | 16
    #expect(milliseconds.timeStep == 0.0025)
}

@Test func metresAndMicrometresBecomeMillimetres() throws {
    let scratch = try Scratch()
    for (unit, factor) in [(1, 1000.0), (3, 0.001)] as [(UInt8, Double)] {
        var header = rich(.float32)
        header.units = unit | 8
        let path = try scratch.write(file(header, [Int](repeating: 0, count: 48)), "a.nii")
        let volume = try loadVolume(path)
        try save(volume, to: scratch.path("b.nii"))
        let again = try loadVolume(scratch.path("b.nii"))
        #expect(abs(volume.spacing[1] / (2 * factor) - 1) < 1e-6)
        #expect(again.affine == volume.affine && again.header?.nifti.units == 10)
    }
}
