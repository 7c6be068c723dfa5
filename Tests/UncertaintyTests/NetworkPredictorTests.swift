import Foundations
import Labels
import Networks
import Tensors
import Testing
import Volumes

@testable import Uncertainty

private func network(dropout: Double, conditioned: Bool = true) throws -> UNet {
    var options = UNetOptions()
    options.levels = 2
    options.features = 4
    options.dropout = dropout
    let organs = try Hierarchy([.leaf("liver", 1), .leaf("stomach", 2)])
    return try UNet(
        options, condition: conditioned ? organs : nil, modulation: conditioned ? FiLMFactory() : NoModulation(),
        stream: RandomStream(seed: 1))
}

private func image() throws -> Tensor {
    var stream = RandomStream(seed: 2)
    return try Tensor.randomNormal([11, 14], stream: &stream)
}

@Test func everyRegionGetsItsMap() throws {
    let net = try network(dropout: 0)
    var stream = RandomStream(seed: 3)
    let maps = try NetworkPredictor(net).predict(image(), isSampling: false, stream: &stream)
    #expect(maps.shape == [2, 11, 14])
    #expect(maps.isEqual(to: try net.probabilities(image())))
}

@Test func samplingDrawsFromTheStreamAndRepeats() throws {
    let predictor = NetworkPredictor(try network(dropout: 0.3))
    #expect(predictor.hasDropout)
    var (one, other) = (RandomStream(seed: 3), RandomStream(seed: 3))
    let first = try predictor.predict(image(), isSampling: true, stream: &one)
    #expect(try predictor.predict(image(), isSampling: true, stream: &other).isEqual(to: first))
    #expect(one == other)
    #expect(try !predictor.predict(image(), isSampling: true, stream: &one).isEqual(to: first))
    let plain = try predictor.predict(image(), isSampling: false, stream: &one)
    #expect(try predictor.predict(image(), isSampling: false, stream: &one).isEqual(to: plain))
}

@Test func aNetworkWithoutAConditionGivesItsOutputs() throws {
    let predictor = NetworkPredictor(try network(dropout: 0, conditioned: false))
    var stream = RandomStream(seed: 3)
    #expect(predictor.regions == ["output"])
    #expect(try predictor.predict(image(), isSampling: false, stream: &stream).shape == [1, 11, 14])
}

@Test func uncertaintyRunsOnANetwork() throws {
    let scan = try Volume(tensor: image())
    let net = try network(dropout: 0.2)
    let dropped = try MonteCarloDropout.run(
        NetworkPredictor(net), scan, samples: 3, keepsSamples: true, stream: RandomStream(seed: 1))
    #expect(dropped.regions == ["liver", "stomach"])
    #expect(dropped.samples?.shape == [3, 2, 11, 14])
    let turned = try TestTimeAugmentation.run(NetworkPredictor(net), scan, samples: 3, stream: RandomStream(seed: 1))
    #expect(turned.entropy.map { $0.size } == [[11, 14], [11, 14]])
    let dry = NetworkPredictor(try network(dropout: 0))
    #expect(throws: Problem.self) { try MonteCarloDropout.run(dry, scan, stream: RandomStream(seed: 1)) }
}

/// A network of leaves or regions without modulation.
private func network(_ head: UNetHead, dropout: Double) throws -> UNet {
    var options = UNetOptions()
    options.levels = 2
    options.features = 4
    options.dropout = dropout
    options.head = head
    let organs = try Hierarchy([.region("both", [.leaf("liver", 1), .leaf("stomach", 2)])])
    let givesLeaves = head == .softmax || head == .sigmoid
    return try UNet(
        options, condition: givesLeaves ? nil : organs, leaves: givesLeaves ? organs : nil, modulation: NoModulation(),
        stream: RandomStream(seed: 1))
}

@Test(arguments: UNetHead.allCases) func everyHeadGivesAMapOfEachRegion(_ head: UNetHead) throws {
    let net = try network(head, dropout: 0)
    var stream = RandomStream(seed: 3)
    let maps = try NetworkPredictor(net).predict(image(), isSampling: false, stream: &stream)
    let expected = try net.probabilities(image())
    #expect(maps.shape == [3, 11, 14])
    #expect(zip(maps.floats, expected.floats).allSatisfy { abs($0 - $1) < 1e-5 })
}

@Test func oneMaskOfDropoutServesAllRegions() throws {
    let net = try network(.softmax, dropout: 0.4)
    var stream = RandomStream(seed: 3)
    let predictor = NetworkPredictor(net)
    let first = try predictor.predict(image(), isSampling: true, stream: &stream)
    let second = try predictor.predict(image(), isSampling: true, stream: &stream)
    #expect(first.floats != second.floats)
    // The region of both leaves is exactly as probable as they are together, which holds within one draw only.
    let voxels = 11 * 14
    for voxel in 0..<voxels {
        let (both, liver, stomach) = (
            first.floats[voxel], first.floats[voxels + voxel], first.floats[2 * voxels + voxel]
        )
        #expect(abs(both - liver - stomach) < 1e-5)
    }
}

@Test(arguments: [true, false]) func samplesRunTogetherAreThoseRunAlone(_ isConditioned: Bool) throws {
    let predictor = NetworkPredictor(try network(dropout: 0.3, conditioned: isConditioned))
    let predictions = try predictor.predictions(of: image(), isSampling: true)
    #expect(predictions.samplesTogether > 5)
    var streams = (0..<5).map { RandomStream(seed: 3).split($0) }
    var alone = streams
    let together = try predictions.next(&streams)
    for place in alone.indices {
        var one = [alone[place]]
        #expect(try predictions.next(&one)[0].isEqual(to: together[place]), "sample \(place)")
        alone[place] = one[0]
    }
    #expect(alone == streams)
    #expect(!together[0].isEqual(to: together[1]))
    #expect(together[0].shape == [isConditioned ? 2 : 1, 11, 14])
}

/// The products of their matrices have a row for each sample, and may round otherwise than for one alone.
@Test func networksWhoseConditionDiffersBySampleRunThemAlone() throws {
    var options = UNetOptions()
    (options.levels, options.features, options.dropout, options.pooled) = (2, 4, 0.3, true)
    let organs = try Hierarchy([.leaf("liver", 1), .leaf("stomach", 2)])
    let pooled = try UNet(options, condition: organs, modulation: FiLMFactory(), stream: RandomStream(seed: 1))
    #expect(try NetworkPredictor(pooled).predictions(of: image(), isSampling: true).samplesTogether == 1)
    // What is padded counts as it is computed: 2 by 2 voxels.
    let net = NetworkPredictor(try network(dropout: 0.3))
    #expect(try net.predictions(of: Tensor.zeros([1, 1]), isSampling: true).samplesTogether == 1 << 13)
    #expect(try net.predictions(of: Tensor.zeros([256, 256]), isSampling: true).samplesTogether == 1)
    #expect(try net.predictions(of: image(), isSampling: false).samplesTogether == 1)
}

@Test(arguments: UNetHead.allCases) func everyHeadGivesSamplesTogetherAsAlone(_ head: UNetHead) throws {
    let predictions = try NetworkPredictor(network(head, dropout: 0.4)).predictions(of: image(), isSampling: true)
    var streams = (0..<3).map { RandomStream(seed: 3).split($0) }
    let alone = try streams.map { stream in
        var one = [stream]
        return try predictions.next(&one)[0]
    }
    for (one, other) in zip(try predictions.next(&streams), alone) { #expect(one.isEqual(to: other)) }
}
