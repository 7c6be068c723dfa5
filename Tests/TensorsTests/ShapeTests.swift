import Foundations
import TestSupport
import Testing

@testable import Tensors

@Suite struct ShapeTests {
    private func counting(_ shape: [Int]) throws -> Tensor {
        try Tensor((0..<shape.reduce(1, *)).map { Float($0) }, shape: shape)
    }

    private func range(_ from: Int?, _ to: Int?, _ step: Int = 1) -> TensorIndex {
        .range(from: from, to: to, step: step)
    }

    @Test func slicesAsNumpyDoes() throws {
        let x = try counting([3, 4])
        #expect(try x.sliced([.index(1)]).floats == [4, 5, 6, 7])
        #expect(try x.sliced([.index(-1), .index(-1)]).scalar() == 11)
        #expect(try x.sliced([.all, range(1, 3)]).floats == [1, 2, 5, 6, 9, 10])
        #expect(try x.sliced([range(nil, nil, -1), .index(0)]).floats == [8, 4, 0])
        #expect(try x.sliced([.ellipsis, range(nil, nil, 2)]).shape == [3, 2])
        #expect(try x.sliced([.newAxis, .index(0)]).shape == [1, 4])
        #expect(try x.sliced([range(5, 9)]).shape == [0, 4])
        #expect(try x.sliced([.index(0), range(-2, nil)]).floats == [2, 3])
        #expect(try x.sliced([.index(0), range(2, nil, -2)]).floats == [2, 0])
        #expect(throws: Problem.self) { try x.sliced([.index(3)]) }
        #expect(throws: Problem.self) { try x.sliced([.index(0), .index(0), .index(0)]) }
        #expect(throws: Problem.self) { try x.sliced([range(0, 2, 0)]) }
        #expect(throws: Problem.self) { try x.sliced([.ellipsis, .ellipsis]) }
        #expect(try x.sliced([range(.min, .max, .max)]).shape == [1, 4])
    }

    @Test func assignsToPartsOfACopy() throws {
        let x = try counting([2, 2])
        var y = x
        try y.assign(Tensor(9), at: [.index(0)])
        #expect(y.floats == [9, 9, 2, 3])
        #expect(x.floats == [0, 1, 2, 3])
        try y.assign(Tensor([7, 8]), at: [.all, .index(1)])
        #expect(y.floats == [9, 7, 2, 8])
        let problem = #expect(throws: Problem.self) { try y.assign(Tensor([1, 2, 3]), at: [.index(0)]) }
        #expect(problem?.message == "cannot assign a tensor of shape [3] to a part of shape [2]")
    }

    @Test func rearranges() throws {
        let x = try counting([2, 3])
        #expect(try x.transposed().floats == [0, 3, 1, 4, 2, 5])
        #expect(try x.flipped([1]).floats == [2, 1, 0, 5, 4, 3])
        #expect(try x.rotated90(axes: (0, 1)).floats == [2, 5, 1, 4, 0, 3])
        #expect(try x.rotated90(4, axes: (0, 1)).floats == x.floats)
        #expect(try x.rotated90(-1, axes: (0, 1)).rotated90(1, axes: (0, 1)).floats == x.floats)
        #expect(try x.rotated90(2, axes: (0, 1)).floats == [5, 4, 3, 2, 1, 0])
        #expect(try x.reshaped([3, -1]).shape == [3, 2])
        #expect(throws: Problem.self) { try x.reshaped([4, -1]) }
        #expect(try Tensor.concatenated([x, x], axis: 1).floats == [0, 1, 2, 0, 1, 2, 3, 4, 5, 3, 4, 5])
        #expect(try Tensor.stacked([x, x], axis: -1).shape == [2, 3, 2])
        #expect(try x.split(3).map(\.floats) == [[0, 3], [1, 4], [2, 5]])
        #expect(try x.padded(before: [0, 1], after: [1, 0], value: 7).floats == [7, 0, 1, 2, 7, 3, 4, 5, 7, 7, 7, 7])
        #expect(try Tensor(integers: [2, 0], shape: [2]).oneHot(3).floats == [0, 0, 1, 1, 0, 0])
        #expect(try Tensor([1, 2]).broadcast(to: [2, 2]).floats == [1, 2, 1, 2])
    }

    @Test func largeRearrangementsAgreeWithSmallOnes() throws {
        let x = try counting([300, 50, 7])
        let turned = try x.transposed([2, 0, 1])
        #expect(try turned.sliced([.index(3), .index(299), .index(49)]).scalar() == 300 * 50 * 7 - 4)
        #expect(try turned.transposed([1, 2, 0]).floats == x.floats)
        #expect(try x.flipped([0, 2]).flipped([2, 0]).floats == x.floats)
    }

    @Test func shapesThatDoNotFitAreShown() throws {
        let (a, b) = (try Tensor.zeros([2, 3]), try Tensor.zeros([2, 4]))
        let problem = #expect(throws: Problem.self) { try Tensor.concatenated([a, b], axis: 0) }
        #expect(problem?.message == "cannot concatenate tensors of shapes [2, 3] and [2, 4] along axis 0")
        #expect(throws: Problem.self) { try Tensor.concatenated([], axis: 0) }
        #expect(throws: Problem.self) { try Tensor.stacked([a, b]) }
        #expect(throws: Problem.self) { try b.split(3) }
        #expect(throws: Problem.self) { try a.transposed([0, 0]) }
        #expect(throws: Problem.self) { try a.padded(before: [Int.max, 0], after: [1, 0]) }
        #expect(throws: Problem.self) { try Tensor(integers: [3], shape: [1]).oneHot(3) }
        #expect(throws: Problem.self) { try a.perChannel(like: b) }
        #expect(throws: Problem.self) { try a.broadcast(to: [3]) }
    }

    @Test(arguments: [[2, 3], [4, 3, 5], [2, 3, 1, 2]])
    func gradientsAgreeWithFiniteDifferences(shape: [Int]) throws {
        let inputs = try FiniteDifferences.inputs([shape, shape])
        let last = shape.count - 1
        let operations: [([Tensor]) throws -> Tensor] = [
            { try $0[0].sliced([.index(-1), self.range(nil, nil, -2)]) },
            { try $0[0].transposed() }, { try $0[0].flipped([0, -1]) }, { try $0[0].rotated90(axes: (0, 1)) },
            { try $0[0].reshaped([-1]) }, { try $0[0].split(3, axis: 1)[1] },
            { try $0[0].padded(before: shape.map { _ in 1 }, after: shape.map { _ in 2 }) },
            { try $0[0].sum(axes: [last], keepingDimensions: true).broadcast(to: shape) },
        ]
        for operation in operations { #expect(try FiniteDifferences.disagreement([inputs[0]], operation) < 1e-3) }
        #expect(try FiniteDifferences.disagreement(inputs) { try .concatenated($0, axis: last) } < 1e-3)
        #expect(try FiniteDifferences.disagreement(inputs) { try .stacked($0, axis: 1) } < 1e-3)
        let values = try [inputs[0], FiniteDifferences.inputs([[shape[last]]])[0]]
        let worst = try FiniteDifferences.disagreement(values) { try $0[0].assigning($0[1], at: [.index(1)]) }
        #expect(worst < 1e-3)
    }
}
