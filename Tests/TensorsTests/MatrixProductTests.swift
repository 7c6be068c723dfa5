import Foundations
import TestSupport
import Testing

@testable import Tensors

@Suite struct MatrixProductTests {
    @Test func multiplies() throws {
        let a = try Tensor([1, 2, 3, 4], shape: [2, 2])
        #expect(try a.matmul(Tensor([1, 0, 0, 1], shape: [2, 2])).floats == [1, 2, 3, 4])
        #expect(try a.matmul(Tensor([1, 1])).floats == [3, 7])
        #expect(try Tensor([1, 1]).matmul(a).floats == [4, 6])
        #expect(try Tensor([1, 2]).matmul(Tensor([3, 4])).scalar() == 11)
        #expect(try Tensor.zeros([0, 2]).matmul(a).shape == [0, 2])
    }

    /// Two products of 2¹²⁶ do not fit in 128 bits.
    @Test func sumsOfExtremeIntegersAreRefused() throws {
        let least = try Tensor(integers: [.min, .min], shape: [1, 2])
        let problem = #expect(throws: Problem.self) {
            try least.matmul(Tensor(integers: [.min, .min], shape: [2, 1]))
        }
        #expect(problem?.message.hasSuffix("does not fit in a 64-bit integer") == true)
    }

    @Test(arguments: [
        [[2, 3], [3, 4]], [[3], [3, 2]], [[4, 2], [2]], [[2, 3, 4], [4, 5]], [[1, 1], [1, 1]], [[3], [3]],
    ])
    func gradientsAgreeWithFiniteDifferences(shapes: [[Int]]) throws {
        let inputs = try FiniteDifferences.inputs(shapes)
        #expect(try FiniteDifferences.disagreement(inputs) { try $0[0].matmul($0[1]) } < 1e-3)
    }

    @Test(arguments: [
        (1, 1, 1), (6000, 6000, 6000), (1, 50_000, 50_000), (50_000, 1, 50_000), (2, 3, 1_000_000_000),
        (100_000, 7, 90_000),
    ])
    func piecesCoverTheProductOnceAndAreSmall(_ rows: Int, _ columns: Int, _ inner: Int) {
        let pieces = Tensor.pieces(rows, columns, inner)
        #expect(pieces.reduce(0) { $0 + $1.rows.count * $1.columns.count } == rows * columns)
        #expect(pieces.allSatisfy { $0.rows.upperBound <= rows && $0.columns.upperBound <= columns })
        #expect(pieces.allSatisfy { $0.rows.count * $0.columns.count * inner <= max(inner, 5 << 30) })
        #expect(Set(pieces.map { "\($0.rows.lowerBound) \($0.columns.lowerBound)" }).count == pieces.count)
    }

    /// In pieces as in one: whole numbers, which floats sum up exactly in any order.
    @Test func aProductOfManyPiecesIsThatOfOne() throws {
        let (rows, inner, columns) = (300, 5, 200)
        let a = try Tensor((0..<rows * inner).map { Float($0 % 7) }, shape: [rows, inner])
        let b = try Tensor((0..<inner * columns).map { Float($0 % 5) }, shape: [inner, columns])
        let whole = try a.matmul(b).floats
        let columnwise = try (0..<columns).map { column in
            try a.matmul(Tensor((0..<inner).map { b.floats[$0 * columns + column] })).floats
        }
        for row in 0..<rows {
            for column in 0..<columns { #expect(whole[row * columns + column] == columnwise[column][row]) }
        }
    }

    @Test func shapesThatDoNotFitAreShown() throws {
        let problem = #expect(throws: Problem.self) { try Tensor.zeros([2, 3]).matmul(.zeros([4, 5])) }
        #expect(problem?.message == "cannot multiply matrices of shapes [2, 3] and [4, 5]")
        #expect(throws: Problem.self) { try Tensor(1).matmul(.zeros([1])) }
    }
}
