import Foundations
import Testing

@testable import Tensors

/// Against plain arithmetic, for axes in front, behind and apart.
@Test(arguments: [[0], [1], [2], [0, 2], [0, 1, 2], []])
func reductionsOfIntegersAreExact(axes: [Int]) throws {
    var stream = RandomStream(seed: 5)
    let numbers = (0..<24).map { _ in Int(stream.nextBits()) << 23 }
    let x = try Tensor(integers: numbers, shape: [2, 3, 4])
    let reduction = try Reduction(axes, of: x.shape)
    let (strides, kept) = (Shape.strides(x.shape), Shape.strides(reduction.kept))
    var groups = [[Int]](repeating: [], count: reduction.kept.reduce(1, *))
    for (index, number) in numbers.enumerated() {
        let place = (0..<3).reduce(0) { $0 + (axes.contains($1) ? 0 : index / strides[$1] % x.shape[$1] * kept[$1]) }
        groups[place].append(number)
    }
    #expect(try x.sum(axes: axes).integers == groups.map { $0.reduce(0, +) })
    #expect(try x.max(axes: axes).integers == groups.map { $0.max() ?? 0 })
    #expect(try x.min(axes: axes, keepingDimensions: true).integers == groups.map { $0.min() ?? 0 })
    #expect(try x.mean(axes: axes).floats == groups.map { Float(Double($0.reduce(0, +)) / Double($0.count)) })
    if axes.count == 1 {
        #expect(
            try x.argmax(axis: axes[0]).integers == groups.map { group in group.firstIndex(of: group.max() ?? 0) ?? -1 }
        )
    }
}

@Test func theVarianceOfLargeIntegersIsThatOfTheirDifferences() throws {
    let large = 9_007_199_254_740_993
    let x = try Tensor(integers: [large, large + 2, large + 4], shape: [3])
    #expect(try x.variance(correction: 1).floats == [4])
    #expect(throws: Problem.self) { try Tensor(integers: [], shape: [0]).max() }
}
