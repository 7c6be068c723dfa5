import Augmentation
import Foundations
import Space
import Tensors
import Testing
import Volumes

@testable import Uncertainty

/// Sees only the brightness of a voxel, so turning the image turns its map.
@Test func mapsAreTurnedBackIntoPlace() throws {
    var stream = RandomStream(seed: 2)
    for size in [[5, 5], [4, 6], [3, 3, 3]] {
        let image = try Volume(tensor: Tensor.randomUniform(size, stream: &stream), spatialRank: size.count)
        let result = try TestTimeAugmentation.run(FakePredictor(), image, samples: 10, stream: stream)
        let expected = image.tensor.floats.map { $0 > 0.5 ? Float(0.9) : 0.1 }
        #expect(zip(result.mean[0].tensor.floats, expected).allSatisfy { abs($0 - $1) < 1e-6 })
    }
}

/// A predictor that marks the first voxel whatever it holds.
private struct CornerPredictor: RegionPredictor {
    let regions = ["corner"]
    let hasDropout = false

    func predictions(of image: Tensor, isSampling: Bool) throws -> any RegionPredictions {
        EachTime { _ in try Tensor([1] + [Float](repeating: 0, count: image.count - 1), shape: [1] + image.shape) }
    }
}

@Test func whatDependsOnPlaceBecomesUncertain() throws {
    let image = try Volume(values: [Float](repeating: 0, count: 9), size: [3, 3])
    let mean = try TestTimeAugmentation.run(CornerPredictor(), image, samples: 200, stream: RandomStream(seed: 1)).mean[
        0]
    let values = mean.tensor.floats
    for corner in [0, 2, 6, 8] { #expect(values[corner] > 0.15 && values[corner] < 0.35) }
    #expect(abs(values.reduce(0, +) - 1) < 1e-5)
}

@Test func dropoutCanBeLeftOnBeside() throws {
    let image = try Volume(values: [1, 1, 1, 1], size: [2, 2])
    let plain = try TestTimeAugmentation.run(FakePredictor(), image, samples: 20, stream: RandomStream(seed: 1))
    #expect(plain.mean[0].tensor.floats.allSatisfy { abs($0 - 0.9) < 1e-6 })
    let both = try TestTimeAugmentation.run(
        FakePredictor(), image, samples: 20, dropout: true, stream: RandomStream(seed: 1))
    #expect(both.mean[0].tensor.floats.allSatisfy { $0 < 0.85 })
}

@Test func whatCannotBeUndoneIsRefusedAndWhatMovesNothingIsTaken() throws {
    let image = try Volume(values: [0, 1, 1, 1], size: [2, 2])
    let problem = #expect(throws: Problem.self) {
        try TestTimeAugmentation.run(
            FakePredictor(), image, transforms: RandomDeformation(share: 1), stream: RandomStream(seed: 1))
    }
    #expect(problem?.argument == "transforms")
    let noisy = try TestTimeAugmentation.run(
        FakePredictor(), image, samples: 8, transforms: Chain([Flips(axes: .all), RandomNoise(deviation: 0.1)]),
        stream: RandomStream(seed: 1))
    #expect(zip(noisy.mean[0].tensor.floats, [0.1, 0.9, 0.9, 0.9]).allSatisfy { abs($0 - $1) < 1e-6 })
}

/// On an image that lies in the body the corner on the left is never seen at the right.
@Test func leftStaysLeftByItself() throws {
    let image = try Volume(values: [Float](repeating: 0, count: 9), size: [3, 3], affine: Affine(spacing: [1, 1]))
    let values = try TestTimeAugmentation.run(
        CornerPredictor(), image, samples: 50, stream: RandomStream(seed: 1)
    ).mean[0].tensor.floats
    #expect(values[0] > 0.2 && values[2] > 0.2 && abs(values[0] + values[2] - 1) < 1e-5)
}
