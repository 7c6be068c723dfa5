import Foundation
import Foundations
import TestSupport
import Testing

@testable import Tensors

/// A function of one tensor, what it should be for a number, and where to try it.
struct ElementwiseCase: CustomTestStringConvertible {
    var testDescription: String
    var apply: @Sendable (Tensor) throws -> Tensor
    var expected: @Sendable (Double) -> Double
    var places: [Double] = [-3, -1.25, -0.4, 0.3, 0.9, 2.5]

    init(
        _ name: String, _ apply: @escaping @Sendable (Tensor) throws -> Tensor,
        _ expected: @escaping @Sendable (Double) -> Double, at places: [Double]? = nil
    ) {
        testDescription = name
        self.apply = apply
        self.expected = expected
        if let places { self.places = places }
    }

    static let positive: [Double] = [0.2, 0.7, 1, 1.5, 4]

    static let all: [ElementwiseCase] = [
        .init("exp", { try $0.exp() }, { Foundation.exp($0) }),
        .init("log", { try $0.log() }, { Foundation.log($0) }, at: positive),
        .init("sqrt", { try $0.sqrt() }, { $0.squareRoot() }, at: positive),
        .init("abs", { try $0.abs() }, { Swift.abs($0) }),
        .init("negated", { try $0.negated() }, { -$0 }),
        .init("squared", { try $0.squared() }, { $0 * $0 }),
        .init("cubed", { try $0.power(3) }, { $0 * $0 * $0 }),
        .init("power 1.5", { try $0.power(1.5) }, { pow($0, 1.5) }, at: positive),
        .init("power 0.5", { try $0.power(0.5) }, { $0.squareRoot() }, at: positive),
        .init("tanh", { try $0.tanh() }, { Foundation.tanh($0) }),
        .init("sigmoid", { try $0.sigmoid() }, { 1 / (1 + Foundation.exp(-$0)) }),
        .init("relu", { try $0.relu() }, { Swift.max($0, 0) }),
        .init("leaky relu", { try $0.leakyRelu(0.2) }, { $0 > 0 ? $0 : 0.2 * $0 }),
        .init("elu", { try $0.elu(alpha: 1.5) }, { $0 > 0 ? $0 : 1.5 * (Foundation.exp($0) - 1) }),
        .init("softplus", { try $0.softplus() }, { log1p(Foundation.exp($0)) }),
        .init("clipped", { try $0.clipped(low: -1, high: 2) }, { Swift.min(Swift.max($0, -1), 2) }),
    ]
}

@Suite struct ElementwiseTests {
    @Test(arguments: ElementwiseCase.all)
    func computesItsFunction(_ example: ElementwiseCase) throws {
        let result = try example.apply(Tensor(example.places.map { Float($0) })).floats
        for (place, value) in zip(example.places, result) {
            let expected = example.expected(Double(Float(place)))
            #expect(Swift.abs(Double(value) - expected) <= 1e-6 * (1 + Swift.abs(expected)))
        }
    }

    @Test(arguments: ElementwiseCase.all, [[6], [2, 3], [41, 7], []])
    func gradientsAgreeWithFiniteDifferences(_ example: ElementwiseCase, shape: [Int]) throws {
        let count = shape.reduce(1, *)
        let values = (0..<count).map { Float(example.places[$0 % example.places.count]) }
        let worst = try FiniteDifferences.disagreement([try Tensor(values, shape: shape)], step: 4e-3) {
            try example.apply($0[0])
        }
        #expect(worst < 3e-3)
    }

    @Test func extremeValuesStayWhatTheyAre() throws {
        let x = try Tensor([.nan, .infinity, -.infinity, 0, 88, -100, 1000, -1000])
        func check(_ result: Tensor, _ expected: [Float]) {
            for (value, expected) in zip(result.floats, expected) {
                // Denormal numbers may differ in their last bit.
                let tolerance = 1e-6 * expected + .leastNonzeroMagnitude
                #expect(
                    expected.isNaN ? value.isNaN : value == expected || Swift.abs(value - expected) <= tolerance,
                    "\(value) is not \(expected)")
            }
        }
        check(try x.exp(), [.nan, .infinity, 0, 1, Foundation.expf(88), Foundation.expf(-100), .infinity, 0])
        // The sigmoid is 0 where it would be denormal.
        check(try x.sigmoid(), [.nan, 1, 0, 0.5, 1, 0, 1, 0])
        // Whatever bits say that it is not a number.
        let odd = try Tensor([0x7fff_ffff, 0xffff_ffff, 0x7f80_0001].map { Float(bitPattern: $0) })
        for result in [try odd.exp(), try odd.sigmoid(), try odd.log(), try odd.tanh()] {
            #expect(result.floats.allSatisfy { $0.isNaN })
        }
        check(try x.tanh(), [.nan, 1, -1, 0, 1, -1, 1, -1])
        check(try x.relu(), [.nan, .infinity, 0, 0, 88, 0, 1000, 0])
        let logarithms = try x.log().floats
        #expect(logarithms[3] == -.infinity)
        #expect(logarithms[5].isNaN)
        #expect(try Tensor([.leastNormalMagnitude / 100]).log().floats[0] < -91)
        #expect(try Tensor([-20]).softplus().floats[0] == 2.0611537e-09)
    }

    @Test func integersStayIntegersWhereTheyCan() throws {
        let a = try Tensor(integers: [5, -7], shape: [2])
        let b = try Tensor(integers: [2, 3], shape: [2])
        #expect(try (a + b).elementType == .int64)
        #expect(try (a * b).integers == [10, -21])
        #expect(try (a - b).integers == [3, -10])
        #expect(try (a / b).floats == [2.5, -7 / 3])
        #expect(try a.power(2).integers == [25, 49])
        #expect(try a.abs().integers == [5, 7])
        #expect(try Tensor.maximum(a, b).integers == [5, 3])
        #expect(try (a + Tensor([0.5, 0.5])).floats == [5.5, -6.5])
        #expect(throws: Problem.self) { try Tensor(integers: [.max], shape: [1]) + Tensor(integers: [1], shape: [1]) }
        #expect(throws: Problem.self) { try Tensor(integers: [.min], shape: [1]).abs() }
        #expect(
            try Tensor(integers: [.min], shape: [1]).floorDivided(by: Tensor(integers: [1], shape: [1])).integers == [
                .min
            ])
    }

    @Test func shapesThatDoNotFitAreShownWithARemedy() throws {
        let problem = #expect(throws: Problem.self) { try Tensor.zeros([2, 3]) + Tensor.zeros([4]) }
        #expect(problem?.kind == .shape)
        #expect(problem?.message == "cannot add tensors of shapes [2, 3] and [4]")
        #expect(problem?.remedy != nil)
    }

    @Test(arguments: [
        [[3, 1, 5], [4, 1]], [[70_000, 3], [3]], [[2, 2, 2], [2, 1, 2]], [[0, 3], [3]], [[1], [1, 1]],
    ])
    func broadcastingAgreesWithPlainIndexing(shapes: [[Int]]) throws {
        let inputs = try FiniteDifferences.inputs(shapes)
        let (a, b) = (inputs[0], inputs[1])
        let result = try a - b
        let (stridesA, stridesB) = (
            BroadcastPlan.strides(a.shape, in: result.shape), BroadcastPlan.strides(b.shape, in: result.shape)
        )
        let strides = Shape.strides(result.shape)
        let (valuesA, valuesB) = (a.floats, b.floats)
        let expected = (0..<result.count).map { index -> Float in
            var (placeA, placeB) = (0, 0)
            for axis in result.shape.indices {
                let at = index / strides[axis] % result.shape[axis]
                placeA += at * stridesA[axis]
                placeB += at * stridesB[axis]
            }
            return valuesA[placeA] - valuesB[placeB]
        }
        #expect(result.floats == expected)
    }

    @Test func selectionAndComparison() throws {
        let (a, b) = (try Tensor([1, 5, 3]), try Tensor([2, 4, 3]))
        #expect(try Tensor.maximum(a, b).floats == [2, 5, 3])
        #expect(try Tensor.minimum(a, b).floats == [1, 4, 3])
        #expect(try a.isLess(than: b).floats == [1, 0, 0])
        #expect(try a.isGreater(than: b).floats == [0, 1, 0])
        #expect(try a.isLessOrEqual(to: b).floats == [1, 0, 1])
        #expect(try a.isGreaterOrEqual(to: b).floats == [0, 1, 1])
        #expect(try a.isEqual(elementwise: b).floats == [0, 0, 1])
        #expect(try a.isNotEqual(elementwise: b).floats == [1, 1, 0])
        #expect(try Tensor.select(Tensor([1, 0, 1]), a, b).floats == [1, 4, 3])
        #expect(try Tensor.maximum(Tensor([.nan]), Tensor([1])).floats[0].isNaN)
        let inputs = try FiniteDifferences.inputs([[3, 4], [4]])
        #expect(try FiniteDifferences.disagreement(inputs) { try .maximum($0[0], $0[1]) } < 1e-3)
        #expect(try FiniteDifferences.disagreement(inputs) { try .minimum($0[0], $0[1]) } < 1e-3)
        let mask = try inputs[0].isGreater(than: Tensor(0))
        #expect(try FiniteDifferences.disagreement(inputs) { try .select(mask, $0[0], $0[1]) } < 1e-3)
    }
}
