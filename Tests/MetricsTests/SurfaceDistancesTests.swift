import Tensors
import Testing

@testable import Metrics

@Test func distancesAreThoseOfSciPy() throws {
    for golden in try SurfaceGoldens.load().transforms {
        let marks = SurfaceGoldens.mask(golden.marks)
        let found = try MaskGrid(size: golden.size, spacing: golden.spacing)
            .distances(from: marks.map { _ in true }, to: marks)
        #expect(found.count == golden.distances.count)
        for (distance, expected) in zip(found.sorted(), golden.distances.sorted()) {
            #expect(abs(distance - expected) < 1e-9 * max(1, expected))
        }
    }
}

@Test func percentilesLieBetweenNeighboursInProportion() {
    #expect(SurfaceDistances.percentile(0.95, of: [3]) == 3)
    #expect(SurfaceDistances.percentile(0.5, of: [4, 1]) == 2.5)
    #expect(SurfaceDistances.percentile(0.95, of: Array(stride(from: 0.0, through: 100, by: 1))) == 95)
    #expect(SurfaceDistances.percentile(1, of: [1, 2]) == 2)
}

@Test func distancesAreInMillimetres() throws {
    var (a, b) = ([Bool](repeating: false, count: 4000), [Bool](repeating: false, count: 4000))
    a[(18 * 20 + 3) * 10 + 8] = true
    b[(19 * 20 + 5) * 10 + 9] = true
    let distances = try SurfaceDistances(
        prediction: a, truth: b, ignored: nil, size: [20, 20, 10], spacing: [1, 2, 0.5], diagonal: 7)
    #expect(distances.fromPrediction == distances.fromTruth)
    #expect(abs(distances.fromTruth[0] - (1 + 16 + 0.25).squareRoot()) < 1e-12)
    #expect(distances.predicted == 1 && distances.real == 1)
}
