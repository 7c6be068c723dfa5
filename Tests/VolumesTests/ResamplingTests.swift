import Foundations
import Space
import Tensors
import Testing

@testable import Volumes

/// v = 2 x + 3 y − z, which linear interpolation gives back exactly.
private func ramp(_ size: [Int], affine: Affine) throws -> Volume {
    var values: [Float] = []
    for i in 0..<size[0] {
        for j in 0..<size[1] {
            for k in 0..<size[2] {
                let p = affine.point([Double(i), Double(j), Double(k)])
                values.append(Float(2 * p[0] + 3 * p[1] - p[2]))
            }
        }
    }
    return try Volume(values: values, size: size, affine: affine)
}

@Test func linearKeepsARampInItsPlace() throws {
    let affine = Affine(spacing: [1, 2, 1.5], direction: [[0, 1, 0], [-1, 0, 0], [0, 0, 1]], origin: [4, -3, 2])
    let volume = try ramp([9, 7, 8], affine: affine)
    for spacing in [[0.7, 1.3, 2.0], [2.0, 2.0, 2.0], [1.0, 2.0, 1.5]] {
        let other = try volume.resampled(spacing: spacing)
        let expected = try ramp(other.size, affine: other.affine)
        for (value, reference) in zip(other.tensor.floats, expected.tensor.floats) {
            #expect(abs(value - reference) < 1e-4)
        }
        for (value, wanted) in zip(other.spacing, spacing) { #expect(abs(value - wanted) < 1e-9) }
        #expect(other.orientation == volume.orientation)
    }
}

@Test func twoMillimetresTakeEverySecondVoxel() throws {
    let map = try LabelMap(values: Array(0..<125), size: [5, 5, 5])
    let half = try map.resampled(spacing: [2])
    #expect(half.size == [3, 3, 3])
    #expect(half.tensor.integers.prefix(4) == [0, 2, 4, 10])
    #expect(half.values.count == 27)
}

@Test func anotherGridShiftsExactlyAndIsZeroOutside() throws {
    let map = try LabelMap(
        values: Array(1...64), size: [4, 4, 4], affine: Affine(spacing: [1, 1, 1], origin: [-1, -1, -1]))
    let other = try LabelMap(values: [Int](repeating: 0, count: 64), size: [4, 4, 4])
    let moved = try map.resampled(like: other)
    #expect(moved.tensor.integers[0] == 1 + 16 + 4 + 1)
    #expect(moved.tensor.integers[3] == 0)
    #expect(map.grid.mismatch(with: other.grid)?.differences == ["origin (-1, -1, -1) and (0, 0, 0) mm"])
    #expect(moved.grid.mismatch(with: other.grid) == nil)
}

@Test func planesAndChannelsAreResampledToo() throws {
    let slice = try Volume(values: [0, 1, 2, 3, 4, 5, 6, 7, 8], size: [3, 3])
    #expect(try slice.resampled(spacing: [2, 1]).tensor.floats == [0, 1, 2, 6, 7, 8])
    let channels = try Volume(tensor: Tensor([0, 10, 1, 20, 2, 30], shape: [3, 1, 2]), spatialRank: 2)
    #expect(try channels.resampled(spacing: [0.5, 1]).tensor.floats == [0, 10, 0.5, 15, 1, 20, 1.5, 25, 2, 30])
}

@Test func aWrongSpacingIsRefused() throws {
    let slice = try Volume(values: [1, 2, 3, 4], size: [2, 2])
    for spacing in [[0.0], [-1, 1], [1, 1, 1], [.nan], [1e-9]] {
        #expect(throws: Problem.self) { try slice.resampled(spacing: spacing) }
    }
}
