import Testing

@testable import Metrics

@Test func theHD95IsThatOfSciPy() throws {
    for golden in try SurfaceGoldens.load().surfaces {
        let found = try HD95.of(
            prediction: SurfaceGoldens.mask(golden.prediction), truth: SurfaceGoldens.mask(golden.truth),
            size: golden.size, spacing: golden.spacing)
        #expect(abs(try #require(found) - golden.hd95) < 1e-9)
    }
}
