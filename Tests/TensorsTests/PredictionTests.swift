import CKernels
import Foundation
import Foundations
import Testing

@testable import Tensors

@Suite struct PredictionTests {
    /// Tells by what it was differentiated.
    private func operation(_ p: Tensor) throws -> Tensor {
        let prediction = try Prediction(p)
        return .operation(inputs: [prediction.source], output: try Tensor(1), name: "told") { _ in
            [try Tensor(prediction.kind == REEL_PROBABILITIES ? 1 : 2).broadcast(to: prediction.shape)]
        }
    }

    @Test func goesStraightToTheLogitsOfASigmoid() throws {
        let z = try Tensor([0, 1, -2]).watched()
        let loss = try operation(z.sigmoid())
        #expect(try loss.gradients()[z]?.floats == [2, 2, 2])
    }

    @Test func goesToTheProbabilitiesWhereTheyAreSomethingElse() throws {
        let p = try Tensor([0.1, 0.4, 0.8]).watched()
        #expect(try operation(p).gradients()[p]?.floats == [1, 1, 1])
        let squared = try p.squared()
        #expect(try operation(squared).gradients()[p]?.floats == [0.2, 0.8, 1.6])
    }

    @Test func aSigmoidThatIsALeafItselfIsAsked() throws {
        let p = try Tensor([0, 1]).watched().sigmoid().watched()
        #expect(try operation(p).gradients()[p]?.floats == [1, 1])
    }

    @Test func whatElseUsesTheSigmoidAddsItsShare() throws {
        let z = try Tensor([0]).watched()
        let p = try z.sigmoid()
        let sum = try operation(p) + p.sum()
        #expect(try sum.gradients()[z]?.floats == [2.25])
    }

    @Test func nothingIsRecordedWhereThePredictionIsNot() throws {
        #expect(try !operation(Tensor([0, 1]).sigmoid()).isRecorded)
    }

    @Test func aSigmoidIsNotComputedBeforeSomeoneLooks() throws {
        let z = try Tensor([0, 2, -2], shape: [1, 3]).watched()
        let p = try z.sigmoid()
        #expect(try Prediction(p).kind == REEL_LOGITS)
        #expect(p.storage.deferred?.source != nil)
        #expect(p.floats == (try z.detached().sigmoid().floats))
        // The logits stay with it, and losses go on taking them.
        #expect(try Prediction(p).kind == REEL_LOGITS)
    }

    @Test func aChainOfSigmoidsDoesNotKeepWhatItWasMadeOf() throws {
        var x = try Tensor([0.5]).watched()
        for _ in 0..<3 { x = try x.sigmoid() }
        _ = x.floats
        #expect(x.storage.deferred?.source == nil)
        #expect(try Prediction(x).kind == REEL_SIGMOID)
    }

    @Test func writingToItComputesItFirst() throws {
        let z = try Tensor([0, 2, -2]).watched()
        var p = try z.sigmoid().detached()
        let place = ObjectIdentifier(p.storage)
        func total(_ left: consuming Tensor, _ right: consuming Tensor) throws -> Tensor {
            try Tensor.total(consume left, consume right)
        }
        p = try total(consume p, Tensor([1, 1, 1]))
        #expect(ObjectIdentifier(p.storage) == place)
        #expect(try p.floats == (z.detached().sigmoid() + 1).floats)
    }

    @Test func lossesAreTheSameBitsLookedAtOrNot() throws {
        var stream = RandomStream(seed: 5)
        // Neither voxels nor channels fill rows of lanes.
        let logits = try Tensor.randomNormal([2, 37, 5], mean: 0, deviation: 3, stream: &stream)
        let target = try Tensor.randomUniform([2, 37, 5], stream: &stream)
        let weights = try Tensor.randomUniform([2, 37, 5], stream: &stream).isGreaterOrEqual(to: Tensor(0.3))
        let losses: [PointwiseLoss] = [
            .binaryCrossEntropy(margin: 1e-7), .squaredError, .binaryFocal(alpha: 0.25, gamma: 2, margin: 1e-7),
            .powerOfCrossEntropy(0.3, margin: 1e-7), .adaptiveWing(omega: 14, theta: 0.5, epsilon: 1, alpha: 2.1),
        ]
        for weights in [nil, weights] {
            func results(lookedAt: Bool) throws -> ([[Double]], [[Float]]) {
                let p = try logits.watched().sigmoid()
                if lookedAt { _ = p.floats }
                let prediction = try Prediction(p)
                #expect(prediction.kind == REEL_LOGITS)
                let sums = try losses.map { try $0.sums(prediction, target, weights: weights, factors: [1, 0.5]) }
                let overlaps = try prediction.overlaps(with: target, weights: weights, exponent: 2)
                let slopes = (0..<10).map(Double.init)
                let gradient = try prediction.gradient(
                    of: overlaps, byCommon: slopes, byPredicted: slopes.reversed())
                return (
                    sums.map(\.sums) + overlaps.all.map { [$0.common, $0.predicted, $0.wanted] },
                    try sums.map { try $0.gradient(times: [1, 1]).floats } + [gradient.floats]
                )
            }
            #expect(try results(lookedAt: true) == results(lookedAt: false))
        }
    }

    /// Against sums in double precision: columns that share rows of lanes, fill them, or are taken in blocks.
    @Test(arguments: [1, 3, 16, 17, 63, 64, 65, 70, 130], [1, 2, 1.5])
    func overlapsAreThoseOfEachColumn(columns: Int, exponent: Double) throws {
        var stream = RandomStream(seed: 9)
        for voxels in [1, 5, 1200] {
            let shape = [2, voxels, columns]
            let z = try Tensor.randomNormal(shape, deviation: 2, stream: &stream).watched()
            let target = try Tensor.randomUniform(shape, stream: &stream)
            let weights = try Tensor.randomUniform(shape, stream: &stream).isGreaterOrEqual(to: Tensor(0.4))
            for weights in [nil, weights] {
                let prediction = try Prediction(z.sigmoid())
                let overlaps = try prediction.overlaps(with: target, weights: weights, exponent: exponent)
                let byCommon = (0..<2 * columns).map { Double($0 % 5) - 2 }
                let byPredicted = (0..<2 * columns).map { 1 + Double($0 % 3) }
                let gradient = try prediction.gradient(
                    of: overlaps, byCommon: byCommon, byPredicted: byPredicted
                ).floats
                let (logits, y, w) = (z.floats, target.floats, weights?.floats)
                var expected = Array(repeating: Overlap(), count: 2 * columns)
                var worst = 0.0
                for index in logits.indices {
                    let place = index / (voxels * columns) * columns + index % columns
                    let (p, y, w) = (1 / (1 + exp(-Double(logits[index]))), Double(y[index]), Double(w?[index] ?? 1))
                    expected[place].common += w * p * y
                    expected[place].predicted += w * pow(p, exponent)
                    expected[place].wanted += w * pow(y, exponent)
                    let slope =
                        w * (byCommon[place] * y + byPredicted[place] * exponent * pow(p, exponent - 1)) * p * (1 - p)
                    worst = max(worst, Swift.abs(slope - Double(gradient[index])))
                }
                for (found, expected) in zip(overlaps.all, expected) {
                    let differences = [
                        found.common - expected.common, found.predicted - expected.predicted,
                        found.wanted - expected.wanted,
                    ]
                    #expect(differences.allSatisfy { Swift.abs($0) < 1e-5 * Double(voxels) })
                }
                #expect(worst < 2e-6)
            }
        }
    }

    /// Probabilities that are kept become the gradient itself. A second gradient, from the logits, has the same bits.
    @Test(arguments: [1, 6, 70], [false, true])
    func theGradientOfOverlapsMayBeAskedForTwice(columns: Int, isWeighted: Bool) throws {
        var stream = RandomStream(seed: 3)
        let shape = [2, 9001 / columns, columns]
        let z = try Tensor.randomNormal(shape, stream: &stream)
        let target = try Tensor.randomUniform(shape, stream: &stream)
        let weights = isWeighted ? try Tensor.randomUniform(shape, stream: &stream) : nil
        let slopes = (0..<2 * columns).map { Double($0 % 7) - 2.5 }
        let prediction = try Prediction(z.watched().sigmoid())
        #expect(prediction.kind == REEL_LOGITS)
        let overlaps = try prediction.overlaps(with: target, weights: weights, exponent: 2)
        let gradients = try (0..<2).map { _ in
            try prediction.gradient(of: overlaps, byCommon: slopes, byPredicted: slopes.reversed())
        }
        let areEqual = gradients[0].floats == gradients[1].floats
        #expect(areEqual && gradients[0].storage !== gradients[1].storage)
    }
}
