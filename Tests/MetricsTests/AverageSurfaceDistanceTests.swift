import Testing

@testable import Metrics

@Test func theAverageSurfaceDistanceIsThatOfSciPy() throws {
    for golden in try SurfaceGoldens.load().surfaces {
        let found = try AverageSurfaceDistance.of(
            prediction: SurfaceGoldens.mask(golden.prediction), truth: SurfaceGoldens.mask(golden.truth),
            size: golden.size, spacing: golden.spacing)
        #expect(abs(try #require(found) - golden.assd) < 1e-9)
    }
}
