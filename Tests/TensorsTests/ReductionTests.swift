import Foundations
import TestSupport
import Testing

@testable import Tensors

@Suite struct ReductionTests {
    static let examples: [(shape: [Int], axes: [Int]?)] = [
        ([6], nil), ([2, 3], [0]), ([2, 3], [1]), ([2, 3, 4], [0, 2]), ([2, 3, 4], [1]), ([2, 1, 4, 3], [1, 2]),
        ([5, 7, 70], [-1, 0]), ([], nil), ([3, 4], []),
    ]

    /// The sum in double precision, place by place.
    private func plainSum(_ x: Tensor, _ axes: [Int]?) throws -> [Double] {
        let reduction = try Reduction(axes, of: x.shape)
        let (strides, kept) = (Shape.strides(x.shape), Shape.strides(reduction.kept))
        var sums = [Double](repeating: 0, count: reduction.kept.reduce(1, *))
        for (index, value) in x.floats.enumerated() {
            let place = x.shape.indices.reduce(0) {
                $0 + (reduction.axes.contains($1) ? 0 : index / strides[$1] % x.shape[$1] * kept[$1])
            }
            sums[place] += Double(value)
        }
        return sums
    }

    @Test(arguments: examples.indices)
    func sumsAgreeWithPlainOnesAndFiniteDifferences(_ index: Int) throws {
        let (shape, axes) = Self.examples[index]
        let x = try FiniteDifferences.inputs([shape])[0]
        let sum = try x.sum(axes: axes)
        for (value, expected) in zip(sum.floats, try plainSum(x, axes)) {
            #expect(abs(Double(value) - expected) < 1e-4)
        }
        #expect(try x.sum(axes: axes, keepingDimensions: true).rank == shape.count)
        #expect(try FiniteDifferences.disagreement([x]) { try $0[0].sum(axes: axes) } < 1e-3)
        #expect(try FiniteDifferences.disagreement([x]) { try $0[0].mean(axes: axes) } < 1e-3)
        #expect(try FiniteDifferences.disagreement([x]) { try $0[0].variance(axes: axes) } < 3e-3)
        #expect(try FiniteDifferences.disagreement([x], step: 1e-3) { try $0[0].max(axes: axes) } < 1e-2)
        #expect(try FiniteDifferences.disagreement([x], step: 1e-3) { try $0[0].min(axes: axes) } < 1e-2)
    }

    @Test func largeSumsAreExactAndTheSameForAnyThreads() throws {
        var stream = RandomStream(seed: 3)
        for shape in [[1_000_003], [300_000, 3], [1000, 130], [3, 70_000, 2]] {
            let x = try Tensor.randomUniform(shape, stream: &stream)
            let axes: [Int]? = shape.count == 3 ? [1] : shape.count == 2 ? [0] : nil
            let before = Threads.count
            defer { Threads.count = before }
            var results: [[Float]] = []
            for threads in [1, 2, 5, 8] {
                Threads.count = threads
                results.append(try x.sum(axes: axes).floats)
            }
            #expect(results.allSatisfy { $0 == results[0] })
            for (value, expected) in zip(results[0], try plainSum(x, axes)) {
                #expect(abs(Double(value) - expected) / expected < 1e-6)
            }
        }
    }

    @Test func numbersOfSmallCases() throws {
        let x = try Tensor([1, 2, 3, 4], shape: [2, 2])
        #expect(try x.sum().scalar() == 10)
        #expect(try x.mean(axes: [0]).floats == [2, 3])
        #expect(try x.variance().scalar() == 1.25)
        #expect(try abs(x.variance(correction: 1).scalar() - 5.0 / 3) < 1e-6)
        #expect(try x.max(axes: [1]).floats == [2, 4])
        #expect(try x.min().scalar() == 1)
        #expect(try x.argmax().integers == [1, 1])
        #expect(try Tensor([3, 9, 9]).argmax().integers == [1])
        #expect(try Tensor([3, 9, 3]).argmin(axis: 0).integers == [0])
        #expect(try Tensor(integers: [1, 2, 3, 4], shape: [2, 2]).sum(axes: [0]).integers == [4, 6])
        #expect(try Tensor(integers: [1, 5], shape: [2]).max().integers == [5])
        #expect(try Tensor([1, .nan, 2]).max().floats[0].isNaN)
        #expect(try Tensor.zeros([0]).sum().scalar() == 0)
    }

    @Test func wrongAxesAreNamed() throws {
        let x = try Tensor.zeros([2, 3])
        let problem = #expect(throws: Problem.self) { try x.sum(axes: [2]) }
        #expect(problem?.message == "there is no axis 2 in a tensor of shape [2, 3]")
        #expect(throws: Problem.self) { try x.sum(axes: [0, -2]) }
        #expect(throws: Problem.self) { try Tensor.zeros([0, 3]).max() }
    }

    @Test(arguments: [1, 3]) func extremesOfLongAxesAreThoseOfTheirParts(_ columns: Int) throws {
        // Three parts of rows, the largest twice: the first place counts.
        let rows = 80_000
        var numbers = (0..<rows * columns).map { Float($0 % 1013) }
        for place in [40_000, 70_000] { numbers[place * columns] = 5000 }
        let x = try Tensor(numbers).reshaped([rows, columns])
        #expect(try x.argmax(axis: 0).integers[0] == 40_000)
        #expect(try x.max(axes: [0]).floats[0] == 5000)
        #expect(try x.min().scalar() == 0)
        numbers[60_000 * columns] = .nan
        #expect(try Tensor(numbers).reshaped([rows, columns]).argmax(axis: 0).integers[0] == 60_000)
    }
}
