import Foundations
import TestSupport
import Testing

@testable import Tensors

@Suite struct PrecisionTests {
    private static let isSupported = Precision.bf16.isSupported

    @Test func bfloat16RoundsToTheNearest() throws {
        // 1 + 2⁻⁸ lies halfway between two bfloat16 and goes to the even one; 1 + 3 · 2⁻⁸ likewise upwards.
        let values: [Float] = [1, 1.00390625, 1.01171875, -2.5, 0, 3.4e38, .infinity]
        let tensor = try Tensor(values + [.nan])
        let rounded = try ConvolutionOperand(tensor, .bf16).floats().floats
        #expect(Array(rounded[..<5]) == [1, 1, 1.015625, -2.5, 0])
        // Beyond the largest bfloat16, 0x1.fep127, by more than half a step.
        #expect(rounded[5] == .infinity)
        #expect(rounded[6] == .infinity)
        #expect(rounded[7].isNaN)
    }

    /// With operands that bfloat16 holds exactly, both precisions multiply the same numbers.
    @Test(.enabled(if: isSupported), arguments: [[2, 9, 7, 6], [1, 16, 16, 16, 8], [3, 5, 1], [1, 33, 20, 1]])
    func convolutionsOfExactNumbersAgree(_ shape: [Int]) throws {
        var stream = RandomStream(seed: 4)
        func exact(_ shape: [Int]) throws -> Tensor {
            let eighths = try (Tensor.randomNormal(shape, stream: &stream) * 8).floats.map { $0.rounded() / 8 }
            return try Tensor(eighths, shape: shape)
        }
        let x = try exact(shape)
        let weight = try exact([Int](repeating: 3, count: shape.count - 2) + [shape[shape.count - 1], 16])
        for isTransposed in [false, true] {
            func run(_ precision: Precision) throws -> [Tensor] {
                let (x, weight) = (x.watched(), weight.watched())
                let y =
                    try isTransposed
                    ? x.transposedConvolution(weight, stride: [2], precision: precision)
                    : x.convolution(weight, precision: precision)
                let gradients = try (y * exact(y.shape)).sum().gradients()
                return [y] + [x, weight].compactMap { gradients[$0] }
            }
            stream = RandomStream(seed: 9)
            let plain = try run(.float32)
            stream = RandomStream(seed: 9)
            let mixed = try run(.bf16)
            #expect(plain.count == 3 && mixed.count == 3)
            for (a, b) in zip(plain, mixed) {
                let size = a.floats.reduce(0) { max($0, abs($1)) }
                let worst = zip(a.floats, b.floats).reduce(0) { max($0, abs($1.0 - $1.1)) }
                #expect(worst <= 1e-5 * size, "\(shape), transposed: \(isTransposed)")
            }
        }
    }

    @Test(.enabled(if: isSupported)) func otherNumbersDifferByTheRounding() throws {
        var stream = RandomStream(seed: 5)
        let x = try Tensor.randomNormal([1, 12, 12, 12, 8], stream: &stream)
        let weight = try Tensor.randomNormal([3, 3, 3, 8, 16], stream: &stream)
        let plain = try x.convolution(weight)
        let mixed = try x.convolution(weight, precision: .bf16)
        let error = try ((mixed - plain).squared().mean() / plain.squared().mean()).scalar()
        #expect(error.squareRoot() < 4e-3)
        #expect(error > 0)
    }
}
