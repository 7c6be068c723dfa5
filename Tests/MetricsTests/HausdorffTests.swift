import Testing

@testable import Metrics

@Test func theHausdorffIsThatOfSciPy() throws {
    for golden in try SurfaceGoldens.load().surfaces {
        let found = try Hausdorff.of(
            prediction: SurfaceGoldens.mask(golden.prediction), truth: SurfaceGoldens.mask(golden.truth),
            size: golden.size, spacing: golden.spacing)
        #expect(abs(try #require(found) - golden.hausdorff) < 1e-9)
    }
}

@Test func theHausdorffDistanceIsTheLargestEitherWay() throws {
    let far = [true, false, false, false, true]
    let near = [true, false, false, false, false]
    for (prediction, truth) in [(far, near), (near, far)] {
        #expect(try Hausdorff.of(prediction: prediction, truth: truth, size: [1, 5], spacing: [1, 0.5]) == 2)
    }
}
