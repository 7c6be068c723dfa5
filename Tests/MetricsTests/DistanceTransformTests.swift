import Foundation
import Foundations
import Testing

@testable import Metrics

@Test func distancesAreThoseOfSciPy() throws {
    for golden in try SurfaceGoldens.load().transforms {
        let squares = DistanceTransform.squared(
            to: SurfaceGoldens.mask(golden.marks), size: golden.size, spacing: golden.spacing)
        for (square, expected) in zip(squares, golden.distances) {
            #expect(abs(square.squareRoot() - expected) < 1e-9 * max(1, expected))
        }
    }
}

/// Every size up to 4 × 3 × 5, against the definition.
@Test func distancesAreTheSmallestToAnyMark() {
    var stream = RandomStream(seed: 3)
    for _ in 0..<200 {
        let size = [1 + stream.integer(below: 4), 1 + stream.integer(below: 3), 1 + stream.integer(below: 5)]
        let spacing = size.map { _ in 0.2 + 3 * stream.uniform() }
        let marks = (0..<size.reduce(1, *)).map { _ in stream.integer(below: 6) == 0 }
        let squares = DistanceTransform.squared(to: marks, size: size, spacing: spacing)
        for voxel in marks.indices {
            let nearest = marks.indices.filter { marks[$0] }.map { other -> Double in
                let (a, b) = (place(voxel, size), place(other, size))
                return (0..<3).reduce(0) { $0 + pow(Double(a[$1] - b[$1]) * spacing[$1], 2) }
            }.min()
            guard let nearest else {
                #expect(squares[voxel] == .infinity)
                continue
            }
            #expect(abs(squares[voxel] - nearest) < 1e-9)
        }
    }
}

private func place(_ voxel: Int, _ size: [Int]) -> [Int] {
    [voxel / (size[1] * size[2]), voxel / size[2] % size[1], voxel % size[2]]
}

@Test func nothingHasNoDistances() {
    #expect(DistanceTransform.squared(to: [], size: [0, 3], spacing: [1, 1]) == [])
}
