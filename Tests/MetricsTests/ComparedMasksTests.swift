import Foundations
import Tensors
import Testing

@testable import Metrics

@Test func masksOfNumbersAreCompared() throws {
    let masks = try ComparedMasks(
        prediction: Tensor([1, 0, 1]), truth: Tensor(integers: [1, 1, 0], shape: [3]), mask: Tensor([1, 1, 0]),
        metric: "dice_score")
    let comparison = try masks.comparison()
    let confusion = comparison.confusion
    #expect(confusion.truePositives == 1 && confusion.falseNegatives == 1 && confusion.falsePositives == 0)
    #expect(confusion.trueNegatives == 0)
    #expect(comparison.whole == [3] && comparison.spacing == [1])
}

@Test func shapesThatDifferAreNamed() throws {
    let problem = #expect(throws: Problem.self) {
        try ComparedMasks(prediction: Tensor([1, 0]), truth: Tensor([1, 0, 0]), metric: "dice_score")
    }
    #expect(problem?.message == "the prediction has shape [2], the truth [3]")
    let mask = #expect(throws: Problem.self) {
        try ComparedMasks(prediction: Tensor([1, 0]), truth: Tensor([1, 0]), mask: Tensor([1]), metric: "dice_score")
    }
    #expect(mask?.argument == "mask")
}

@Test func labelsAreComparedOneByOne() throws {
    let masks = try ComparedMasks(
        prediction: Tensor(integers: [0, 2, 2, 1, 0, 5], shape: [2, 3]),
        truth: Tensor([0, 2, 1, 1, 0, 0], shape: [2, 3]),
        areLabels: true, metric: "dice_score")
    #expect(masks.labels == [0, 1, 2, 5])
    #expect(try DiceScore.score(masks.comparison(prediction: 2, truth: 2)) == 2.0 / 3)
    #expect(try DiceScore.score(masks.comparison(prediction: 1, truth: 1)) == 2.0 / 3)
    #expect(try DiceScore.score(masks.comparison(prediction: 5, truth: 5)) == 0)
    #expect(try DiceScore.score(masks.comparison(prediction: 9, truth: 9)) == nil)
    #expect(try DiceScore.score(masks.comparison(prediction: 2, truth: 1)) == 0.5)
    #expect(try DiceScore.score(masks.comparison(prediction: 0, truth: 0)) == 0.8)
    #expect(try masks.comparison(prediction: 5, truth: 5).confusion.trueNegatives == 5)
}

/// Every label of random maps, against masks made voxel by voxel.
@Test(arguments: [[7], [5, 6], [4, 1, 5], [2, 3, 2, 4]]) func labelsGiveTheMasksOfTheirVoxels(size: [Int]) throws {
    var stream = RandomStream(seed: 4)
    for _ in 0..<20 {
        let count = size.reduce(1, *)
        let (a, b) = (
            (0..<count).map { _ in stream.integer(below: 4) - 1 }, (0..<count).map { _ in stream.integer(below: 4) - 1 }
        )
        let masks = try ComparedMasks(
            prediction: Tensor(integers: a, shape: size), truth: Tensor(b.map { Float($0) }, shape: size),
            areLabels: true, metric: "dice_score")
        for label in -1...3 {
            let plain = try Comparison(prediction: a.map { $0 == label }, truth: b.map { $0 == label }, size: size)
            let found = try masks.comparison(prediction: label, truth: label)
            #expect(found.confusion == plain.confusion)
            #expect(found.prediction == plain.prediction && found.truth == plain.truth && found.size == plain.size)
        }
    }
}
