import Foundations
import Testing

@testable import Metrics

@Test func masksThatDoNotFillTheSizeAreRefused() {
    #expect(throws: Problem.self) { try Comparison(prediction: [true], truth: [true], size: [2]) }
    let problem = #expect(throws: Problem.self) { try Comparison(prediction: [true], truth: [true, true], size: [2]) }
    #expect(problem?.message == "prediction and reference differ in size: 1 and 2 voxels")
}

@Test func onlyTheBoxOfTheMasksIsKeptAndAllVoxelsCount() throws {
    var (a, b) = ([Bool](repeating: false, count: 4000), [Bool](repeating: false, count: 4000))
    a[(10 * 20 + 3) * 10 + 8] = true
    b[(11 * 20 + 5) * 10 + 8] = true
    let comparison = try Comparison(prediction: a, truth: b, size: [20, 20, 10], spacing: [1, 2, 0.5])
    #expect(comparison.size == [4, 5, 3])
    #expect(comparison.confusion.trueNegatives == 3998)
    #expect(comparison.confusion.falsePositives == 1 && comparison.confusion.falseNegatives == 1)
    let distances = try comparison.surfaces()
    #expect(distances.fromPrediction == distances.fromTruth)
    #expect(abs(distances.fromTruth[0] - (1.0 + 16).squareRoot()) < 1e-12)
    #expect(abs(distances.diagonal - (400.0 + 1600 + 25).squareRoot()) < 1e-12)
}

@Test func theBorderOfTheBoxIsNoSurfaceAndThatOfTheImageIs() throws {
    // A filled image beside one with a hole: the surface is the border and what is around the hole.
    var hole = [Bool](repeating: true, count: 49)
    hole[24] = false
    let comparison = try Comparison(prediction: [Bool](repeating: true, count: 49), truth: hole, size: [7, 7])
    #expect(try comparison.surfaces().predicted == 24)
    #expect(try comparison.surfaces().real == 28)
}

@Test func surfacesAndLesionsHaveOneToThreeAxes() throws {
    let comparison = try Comparison(prediction: [true], truth: [true], size: [1, 1, 1, 1])
    let problem = #expect(throws: Problem.self) { try comparison.surfaces() }
    #expect(
        problem?.message
            == "surfaces are those of masks [x], [x, y] or [x, y, z]; these have the shape [1, 1, 1, 1]")
    #expect(throws: Problem.self) { try comparison.lesions() }
    #expect(try Comparison(prediction: [true, false], truth: [true, false], size: [2]).lesions().found == 1)
}

@Test(arguments: [-1.0, .nan, .infinity])
func aToleranceThatIsNoneIsRefused(tolerance: Double) throws {
    let problem = #expect(throws: Problem.self) {
        try Comparison(prediction: [true], truth: [true], size: [1], tolerance: tolerance)
    }
    #expect(problem?.argument == "tolerance")
}

@Test(arguments: [[1.0], [1, 0], [1, -2], [1, .nan], [1, .infinity]])
func aSpacingThatIsNoneIsRefused(spacing: [Double]) throws {
    let problem = #expect(throws: Problem.self) {
        try Comparison(prediction: [true, false], truth: [true, true], size: [1, 2], spacing: spacing)
    }
    #expect(problem?.remedy == "give a number of mm above 0 for each of its 2 axes")
    #expect(problem?.argument == "spacing")
}

@Test func ignoredVoxelsAreInNoLesion() throws {
    let comparison = try Comparison(
        prediction: [true, false, true, false], truth: [false, false, true, false],
        ignored: [true, false, false, false],
        size: [1, 4])
    #expect(
        try comparison.lesions()
            == LesionMatch(
                prediction: [false, false, true, false],
                truth: [false, false, true, false], size: [1, 4]))
}
