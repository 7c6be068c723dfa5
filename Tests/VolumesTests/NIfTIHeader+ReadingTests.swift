import Foundations
import Space
import Tensors
import Testing

@testable import Volumes

/// A file of 2 × 3 × 4 voxels of int16 whose header was changed; voxels 0…23.
private func file(_ change: (inout ByteWriter) -> Void, extra: [UInt8] = []) throws -> LoadedFile {
    var header = NIfTIHeader(shape: [2, 3, 4], kind: .int16)
    header.setAffine(Affine(spacing: [1, 2, 3]))
    var writer = ByteWriter(count: 352)
    writer.put(bytes: header.bytes[...], at: 0)
    change(&writer)
    let voxels = (0..<24).flatMap { (value: Int) -> [UInt8] in [UInt8(value), 0] }
    return try loadFile(writer.bytes + voxels + extra, named: "x.nii")
}

private func warnings(_ change: (inout ByteWriter) -> Void) throws -> [String] { try file(change).warnings }

private func message(_ change: (inout ByteWriter) -> Void) -> String? {
    #expect(throws: Problem.self) { try file(change) }?.message
}

private func withoutForms(_ writer: inout ByteWriter) {
    writer.put(Int16(0), at: 252)
    writer.put(Int16(0), at: 254)
}

@Test func aSoundHeaderIsNotWarnedOf() throws { #expect(try warnings { _ in }.isEmpty) }

@Test func bitsThatContradictTheTypeAreTold() throws {
    let expected = "x.nii says that a voxel has 8 bits, and that it is int16; it was read as int16"
    #expect(try warnings { $0.put(Int16(8), at: 72) } == [expected])
}

@Test func scalesThatGiveNoNumbersAreErrors() throws {
    for value in [Float.infinity, -Float.infinity] {
        #expect(message { $0.put(value, at: 112) }?.contains("which gives no numbers") == true)
    }
    for value in [Float.nan, .infinity] {
        #expect(message { $0.put(value, at: 116) }?.contains("which gives no numbers") == true)
    }
    #expect(
        try warnings { $0.put(Float.nan, at: 112) } == [
            "x.nii has a slope that is no number; its values were not scaled"
        ])
    #expect(try warnings { $0.put(Float(0), at: 112) }.isEmpty)
    let both = try file {
        $0.put(Float(0), at: 112)
        $0.put(Float(5), at: 116)
    }
    #expect(both.warnings == ["x.nii has the slope 0 and the intercept 5.0; its values were not scaled"])
    #expect(both.value.tensor.floats.first == 0)
}

@Test(arguments: [Float.nan, .infinity, -1, 0, 100, 348, 351, 352.5, 1e12])
func voxelsCannotBeginAnywhere(start: Float) throws {
    if start == 0 {
        let expected = "x.nii does not say where its voxels begin; byte 352 was taken, right behind the header"
        #expect(try warnings { $0.put(start, at: 108) } == [expected])
    } else {
        #expect(message { $0.put(start, at: 108) }?.contains("begin at byte") == true)
    }
}

@Test func voxelsBehindTheEndAreMissed() {
    #expect(message { $0.put(Float(4000), at: 108) }?.contains("48 bytes of data after byte 4000") == true)
    #expect(message { $0.put(Float(4000), at: 108) }?.contains("0 are there") == true)
}

@Test(arguments: [0, -1, 8, 1792] as [Int16])
func dimensionsAreOneToSeven(count: Int16) {
    #expect(message { $0.put(count, at: 40) }?.contains("dimensions; 1 to 7 are possible") == true)
}

@Test(arguments: [Float.nan, .infinity])
func voxelSizesThatAreNoNumbersAreErrorsWhereTheyMatter(size: Float) throws {
    #expect(
        message {
            withoutForms(&$0)
            $0.put(size, at: 80)
        }?.contains("cannot be placed: its voxel sizes are") == true)
    // The sform says where the voxels are.
    let sform = try file { $0.put(size, at: 80) }
    #expect(sform.warnings.last?.hasSuffix("its sform was taken") == true)
    guard case .volume(let volume) = sform.value else { return }
    #expect(volume.spacing == [1, 2, 3])
}

@Test(arguments: [0, -2] as [Float])
func voxelSizesOfZeroAndBelowAreTold(size: Float) throws {
    let loaded = try file {
        withoutForms(&$0)
        $0.put(size, at: 80)
    }
    #expect(loaded.warnings.count == 1)
    #expect(
        loaded.warnings.first?.hasPrefix("x.nii is oddly measured: its voxel sizes are [\(size), 2.0, 3.0] mm; [")
            == true)
    guard case .volume(let volume) = loaded.value else { return }
    #expect(volume.spacing == [size == 0 ? 1 : 2, 2, 3])
}

@Test func aFormThatIsNoMapOfSpaceIsTold() throws {
    func breakSform(_ writer: inout ByteWriter, _ value: Float) {
        for index in 0..<12 { writer.put(value, at: 280 + 4 * index) }
    }
    for value in [Float.nan, 0] {
        let loaded = try file { breakSform(&$0, value) }
        #expect(
            loaded.warnings.count == 1 && loaded.warnings[0].hasSuffix("is no map of space; the other one was taken"))
        guard case .volume(let volume) = loaded.value else { return }
        #expect(volume.spacing == [1, 2, 3])
        let alone = message {
            breakSform(&$0, value)
            $0.put(Int16(0), at: 252)
        }
        #expect(alone?.hasPrefix("x.nii does not say where its voxels stand: its sform") == true)
    }
    for value in [Float.nan, 2] {
        #expect(try warnings { $0.put(value, at: 256) }.first?.contains("its qform, of the quaternion") == true)
        #expect(
            message {
                $0.put(value, at: 256)
                $0.put(Int16(0), at: 254)
            }?.contains("does not say where its voxels stand: its qform") == true)
    }
}

@Test func anUnknownUnitAndABadSignAreTold() throws {
    #expect(
        try warnings { $0.put(UInt8(5), at: 123) }
            == ["x.nii measures lengths in the unknown unit 5; millimetres were taken"])
    let sign = try warnings {
        $0.put(Float(3), at: 76)
        $0.put(Int16(0), at: 254)
    }
    #expect(sign == ["x.nii has the sign 3.0 for its third axis (pixdim[0]); 1 was taken"])
}

@Test func bytesBehindTheVoxelsAreTold() throws {
    let loaded = try file({ _ in }, extra: [1, 2, 3])
    #expect(loaded.warnings == ["x.nii has 3 bytes more than its header says; they were passed over"])
}

@Test func onePartOfAPairIsRefusedByItsName() throws {
    for name in ["x.hdr", "X.IMG", "x.img.gz"] {
        let problem = #expect(throws: Problem.self) { try loadFile("/nowhere/\(name)", named: name) }
        #expect(
            problem?.message == "\(name) is one half of a pair .hdr and .img (Analyze or NIfTI), and pairs are not read"
        )
    }
}
