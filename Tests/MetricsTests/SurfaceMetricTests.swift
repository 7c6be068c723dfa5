import Testing

@testable import Metrics

private let metrics: [any SurfaceMetric.Type] = [Hausdorff.self, HD95.self, AverageSurfaceDistance.self]

@Test func twoEmptyMasksHaveNoDistance() throws {
    for metric in metrics {
        #expect(try metric.of(prediction: [false, false], truth: [false, false], size: [1, 2]) == nil)
    }
}

@Test func oneEmptyMaskCostsTheDiagonal() throws {
    let (none, one) = ([Bool](repeating: false, count: 12), (0..<12).map { $0 == 5 })
    for metric in metrics {
        #expect(try metric.of(prediction: none, truth: one, size: [3, 4], spacing: [2, 2]) == 10)
        #expect(try metric.of(prediction: one, truth: none, size: [3, 4], spacing: [2, 2]) == 10)
    }
}

@Test func equalMasksAreNowhereApart() throws {
    let mask = [false, true, true, false, true, true]
    for metric in metrics { #expect(try metric.of(prediction: mask, truth: mask, size: [2, 3]) == 0) }
}

@Test func ignoredVoxelsDoNotCount() throws {
    // The stray prediction lies where nothing is asked.
    let prediction = [true, true, false, false, false, true]
    let truth = [true, true, false, false, false, false]
    for metric in metrics {
        #expect(
            try metric.of(
                prediction: prediction, truth: truth, ignored: [false, false, false, false, false, true], size: [1, 6])
                == 0)
        #expect(try metric.of(prediction: prediction, truth: truth, size: [1, 6]) ?? 0 > 0)
    }
}
