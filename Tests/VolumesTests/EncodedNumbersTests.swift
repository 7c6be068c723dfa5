import Foundation
import Foundations
import Tensors
import Testing

@testable import Volumes

@Test(arguments: NumberKind.allCases)
func everyTypeIsWrittenAndReadAgain(kind: NumberKind) throws {
    let scratch = try Scratch()
    let values: [Float] =
        kind == .boolean ? [0, 1, 1, 0] : kind.rawValue.hasPrefix("u") ? [0, 1, 2, 200] : [0, 1, -2, 100]
    for name in ["a.npy", "a.nii", "a.nii.gz"] {
        let path = scratch.path(name)
        let volume = try Volume(values: values, size: [2, 2])
        if name != "a.npy", NIfTIHeader.code(of: kind) == nil {
            #expect(throws: Problem.self) { try save(volume, to: path, as: kind) }
            continue
        }
        try save(volume, to: path, as: kind)
        #expect(try loadVolume(path).tensor.floats == values)
        if name != "a.npy" { #expect(try loadVolume(path).header?.numberType == kind.rawValue) }
        try save(Tensor(integers: values.map { Int($0) }, shape: [4]), to: scratch.path("b.npy"), as: kind)
        #expect(try load(scratch.path("b.npy")).tensor.floats == values)
    }
}

@Test(
    arguments: [
        (0.5, NumberKind.int16, "element [0, 1] is 0.5, which int16 does not hold"),
        (300, .uint8, "element [0, 1] is 300.0, which uint8 does not hold"),
        (-1, .uint64, "element [0, 1] is -1.0, which uint64 does not hold"),
        (.nan, .int32, "element [0, 1] is nan, which int32 does not hold"),
        (2, .boolean, "element [0, 1] is 2.0, which bool does not hold"),
        (0x1p63, .int64, "element [0, 1] is 9.223372e+18, which int64 does not hold"),
        (70_000, .float16, "element [0, 1] is 70000.0, which float16 does not hold"),
    ] as [(Float, NumberKind, String)])
func valuesThatDoNotFitAreNamed(value: Float, kind: NumberKind, expected: String) throws {
    let scratch = try Scratch()
    let tensor = try Tensor([0, value, value, 1], shape: [2, 2])
    let problem = #expect(throws: Problem.self) { try save(tensor, to: scratch.path("a.npy"), as: kind) }
    #expect(problem?.message == expected)
    #expect(problem?.argument == "as")
    #expect(!RegularFile.exists(scratch.path("a.npy")))
}

@Test func integersThatAFloatWouldRoundAreNamed() throws {
    let scratch = try Scratch()
    for (value, kind) in [(16_777_217, NumberKind.float32), (2049, .float16), (9_007_199_254_740_993, .float64)] {
        let tensor = try Tensor(integers: [0, value], shape: [2])
        let problem = #expect(throws: Problem.self) { try save(tensor, to: scratch.path("a.npy"), as: kind) }
        #expect(problem?.message == "element [1] is \(value), which \(kind.rawValue) does not hold")
    }
}

/// The first in the order of indices, though threads and files have another.
@Test func theFirstOfManyIsNamed() throws {
    let scratch = try Scratch()
    var values = [Float](repeating: 1, count: 100 * 90 * 80)
    let places = [[70, 80, 3], [3, 2, 79], [3, 2, 78], [99, 0, 0]]
    for place in places { values[(place[0] * 90 + place[1]) * 80 + place[2]] = 0.5 }
    let volume = try Volume(values: values, size: [100, 90, 80])
    let problem = #expect(throws: Problem.self) { try save(volume, to: scratch.path("a.nii"), as: .int16) }
    #expect(problem?.message == "element [3, 2, 78] is 0.5, which int16 does not hold")
}

@Test func halfPrecisionIsTheNearest() {
    for bits in 0..<UInt16(0x7c00) { #expect(NumberKind.half(NumberKind.float(half: bits)) == bits) }
    for (value, bits) in [
        (1.0005, 0x3c01), (1.00048828125, 0x3c00), (1.00146484375, 0x3c02), (65_519, 0x7bff), (65_520, 0x7c00),
        (-2, 0xc000), (2.99e-8, 1), (2.98e-8 / 1.1, 0),
    ]
        as [(Float, UInt16)]
    {
        #expect(NumberKind.half(value) == bits, "\(value)")
    }
    #expect(NumberKind.float(half: NumberKind.half(.nan)).isNaN)
}
