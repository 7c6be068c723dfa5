import Testing

@testable import Metrics

private func score(_ a: [Bool], _ b: [Bool], _ size: [Int], _ spacing: [Double], tolerance: Double) throws -> Double? {
    try SurfaceDice.score(Comparison(prediction: a, truth: b, size: size, spacing: spacing, tolerance: tolerance))
}

@Test func theSurfaceDiceIsTheShareWithinTheTolerance() throws {
    // Voxels at 0 and 1 against 0 and 3, 2 mm apart: one of the prediction and one of the reference agree at 0 mm, the other
    // of the prediction lies 2 mm off, that of the reference 4 mm.
    let (a, b) = ([true, true, false, false], [true, false, false, true])
    #expect(try score(a, b, [1, 4], [1, 2], tolerance: 0) == 0.5)
    #expect(try score(a, b, [1, 4], [1, 2], tolerance: 2) == 0.75)
    #expect(try score(a, b, [1, 4], [1, 2], tolerance: 3.9) == 0.75)
    #expect(try score(a, b, [1, 4], [1, 2], tolerance: 4) == 1)
}

@Test func roundingDoesNotPutASurfaceBeyondTheTolerance() throws {
    // 3 · 0.7 is 2.0999999999999996, and as a square root of a square may be more than 2.1.
    #expect(try score([true, false, false, false], [false, false, false, true], [4], [0.7], tolerance: 2.1) == 1)
}

@Test func theSurfaceDiceOfEmptyMasks() throws {
    #expect(try score([true, false], [false, false], [2], [1], tolerance: 2) == 0)
    #expect(try score([false, false], [true, false], [2], [1], tolerance: 2) == 0)
    #expect(try score([false, false], [false, false], [2], [1], tolerance: 2) == nil)
}

@Test func theSurfaceDiceIsThatOfSciPy() throws {
    for golden in try SurfaceGoldens.load().surfaces {
        let found = try SurfaceDice.score(
            Comparison(
                prediction: SurfaceGoldens.mask(golden.prediction), truth: SurfaceGoldens.mask(golden.truth),
                size: golden.size, spacing: golden.spacing, tolerance: golden.tolerance))
        #expect(abs(try #require(found) - golden.surfaceDice) < 1e-12)
    }
}
