import Foundations
import Tensors
import Testing

@testable import Volumes

private func warnings(_ kind: NumberKind, _ bits: [UInt64], slope: Float = 1, as wanted: LoadedKind) throws -> [String]
{
    var header = NIfTIHeader(shape: [bits.count, 1], kind: kind)
    header.slope = slope
    let bytes =
        header.bytes + bits.flatMap { value in (0..<kind.size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
    return try loadFile(bytes, named: "x.nii", as: wanted).warnings
}

@Test func integersThatFloat32ChangesAreCounted() throws {
    let values: [UInt64] = [16_777_216, 16_777_217, 2_000_000_001, 5]
    for kind in [NumberKind.int32, .uint32, .int64, .uint64] {
        let expected =
            "x.nii holds 2 whole numbers of \(kind.rawValue) that float32 does not hold; the largest change is 1.0 "
            + "(as: \"tensor\" and as: \"labels\" keep integers)"
        #expect(try warnings(kind, values, as: .volume) == [expected])
        #expect(try warnings(kind, values, as: .tensor).isEmpty)
        #expect(try warnings(kind, values, as: .labels).isEmpty)
        #expect(try warnings(kind, [16_777_216, 0], as: .volume).isEmpty)
    }
    #expect(try warnings(.int64, [UInt64(Int64.max)], as: .volume).first?.contains("a whole number of int64") == true)
    // Scaled: 2 · 16777217 is whole, and float32 holds only every second number there.
    #expect(try warnings(.int32, [16_777_217], slope: 2, as: .volume).isEmpty == false)
}

@Test func fractionsAreRoundedWithoutAWord() throws {
    #expect(try warnings(.float64, [0.1, 1e-300, Double.nan].map(\.bitPattern), as: .volume).isEmpty)
    let changed = try warnings(.float64, [16_777_217.0, 1e300].map(\.bitPattern), as: .volume)
    #expect(changed == ["x.nii holds 2 whole numbers of float64 that float32 does not hold; the largest change is inf"])
}

@Test func aLengthOfZeroHidesNoOverflow() {
    #expect(RawNumbers.claim([0, .max, .max], kind: .uint8) == nil)
    #expect(RawNumbers.claim([0, 4], kind: .uint8)?.bytes == 0)
}
