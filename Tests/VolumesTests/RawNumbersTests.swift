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

private func littleEndian(_ value: Int, _ kind: NumberKind) -> [UInt8] {
    let bits: UInt64
    switch kind {
    case .float16: bits = UInt64(Float16(value).bitPattern)
    case .float32: bits = UInt64(Float(value).bitPattern)
    case .float64: bits = Double(value).bitPattern
    default: bits = UInt64(value)
    }
    return (0..<kind.size).map { UInt8(truncatingIfNeeded: bits >> (8 * $0)) }
}

/// Shorter than a tile, longer, and no multiple of it or of four; every second in big endian.
@Test(arguments: NumberKind.allCases)
func axesOfAnyLengthAreReversed(kind: NumberKind) throws {
    var shapes = [
        [5, 7], [193, 3], [6, 389], [8, 3, 4], [9, 4, 11], [3, 5, 2, 7], [34, 2, 3, 1, 6], [2, 3, 2],
        [7],
    ]
    // Longer both ways; how tiles are cut does not depend on the type.
    if kind == .int16 { shapes.append([194, 2, 195]) }
    for (number, shape) in shapes.enumerated() {
        let isSwapped = number % 2 == 1
        let stored = (0..<shape.reduce(1, *)).map { $0 * 37 % 113 + $0 / 113 % 5 }
        let bytes = stored.flatMap { value in
            let bytes = littleEndian(value, kind)
            return isSwapped ? bytes.reversed() : bytes
        }
        let expected = stored.indices.map { index in
            var (rest, step, place) = (index, stored.count, 0)
            for length in shape.reversed() {
                step /= length
                place += rest % length * step
                rest /= length
            }
            return kind == .boolean ? min(stored[place], 1) : stored[place]
        }
        var numbers = try RawNumbers(
            PlainSource(InputFile(bytes: bytes, named: "x")), kind: kind, shape: shape, isSwapped: isSwapped,
            isFirstAxisFastest: true, headerBytes: 0, notes: FileNotes("x"))
        #expect(try numbers.floats(shape: shape).floats == expected.map { Float($0) }, "\(shape)")
        #expect(try numbers.integers(shape: shape, path: "x").integers == expected, "\(shape)")
        (numbers.slope, numbers.intercept) = (2, -3)
        #expect(try numbers.floats(shape: shape).floats == expected.map { Float(2 * $0 - 3) }, "\(shape), scaled")
        #expect(
            try numbers.integers(shape: shape, path: "x").integers == expected.map { 2 * $0 - 3 }, "\(shape), scaled")
    }
}
