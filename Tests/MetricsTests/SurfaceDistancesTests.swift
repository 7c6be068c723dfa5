import Testing

@testable import Metrics

private func surface(_ mask: [Int], _ size: [Int], ignored: [Int]? = nil) -> [Int] {
    SurfaceDistances.surface(of: mask.map { $0 == 1 }, ignored: ignored.map { $0.map { $0 == 1 } }, size: size)
}

@Test func theSurfaceHasABackgroundFaceNeighbourOrLiesAtTheBorder() {
    #expect(
        surface([0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0], [5, 5])
            == [6, 7, 8, 11, 13, 16, 17, 18])
    #expect(surface([1, 1, 1, 1, 1, 1, 1, 1, 1], [3, 3]) == [0, 1, 2, 3, 5, 6, 7, 8])
    #expect(surface([0, 0], [1, 2]) == [])
}

@Test func besideIgnoredVoxelsNoSurfaceIsSeen() {
    // 1 1 1 x 0 along a wide strip: without the ignored column the border would be at it.
    let mask = [1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0]
    let ignored = [0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]
    #expect(surface(mask, [3, 5], ignored: ignored).contains(7) == false)
    #expect(surface(mask, [3, 5]).contains(7))
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
