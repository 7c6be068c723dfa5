/// How two operands are walked together: axes that lie alike in both are merged, the last two become the rows and columns
/// of the kernel, and what remains is counted through.
struct BroadcastPlan {
    let result: [Int]
    var outer: [(size: Int, strideA: Int, strideB: Int)] = []
    var rows = 1
    var columns = 1
    var rowStrideA = 0
    var rowStrideB = 0
    var columnStrideA = 1
    var columnStrideB = 1

    init(_ a: [Int], _ b: [Int], doing action: String) throws {
        if a == b {
            result = a
            columns = a.reduce(1, *)
            return
        }
        result = try Shape.broadcast(a, b, doing: action)
        let stridesA = Self.strides(a, in: result)
        let stridesB = Self.strides(b, in: result)
        var merged: [(size: Int, strideA: Int, strideB: Int)] = []
        for axis in result.indices where result[axis] != 1 {
            let (size, strideA, strideB) = (result[axis], stridesA[axis], stridesB[axis])
            if let last = merged.last, last.strideA == strideA * size, last.strideB == strideB * size {
                merged[merged.count - 1] = (last.size * size, strideA, strideB)
            } else {
                merged.append((size, strideA, strideB))
            }
        }
        if let last = merged.popLast() { (columns, columnStrideA, columnStrideB) = last }
        if let last = merged.popLast() { (rows, rowStrideA, rowStrideB) = last }
        outer = merged
    }

    /// A single run over both operands.
    var isFlat: Bool { rows == 1 && outer.isEmpty }

    /// Calls `body` with both operands' offsets for each combination of the outer axes, in row-major order.
    func forEachOuter(_ body: (_ offsetA: Int, _ offsetB: Int, _ index: Int) -> Void) {
        var at = [Int](repeating: 0, count: outer.count)
        var (offsetA, offsetB, index) = (0, 0, 0)
        while true {
            body(offsetA, offsetB, index)
            index += 1
            var axis = outer.count - 1
            while axis >= 0 {
                offsetA += outer[axis].strideA
                offsetB += outer[axis].strideB
                at[axis] += 1
                if at[axis] < outer[axis].size { break }
                offsetA -= outer[axis].strideA * outer[axis].size
                offsetB -= outer[axis].strideB * outer[axis].size
                at[axis] = 0
                axis -= 1
            }
            if axis < 0 { return }
        }
    }

    /// Calls `body` with both operands' places and the result's, for each element of the result in row-major order.
    @inline(__always)
    func forEachPair(_ body: (_ a: Int, _ b: Int, _ result: Int) -> Void) {
        guard rows > 0, columns > 0, !outer.contains(where: { $0.size == 0 }) else { return }
        forEachOuter { offsetA, offsetB, index in
            for row in 0..<rows {
                let (rowA, rowB) = (offsetA + row * rowStrideA, offsetB + row * rowStrideB)
                let to = (index * rows + row) * columns
                for column in 0..<columns {
                    body(rowA + column * columnStrideA, rowB + column * columnStrideB, to + column)
                }
            }
        }
    }

    /// Strides of an operand seen in the result's axes: 0 where it is repeated.
    static func strides(_ shape: [Int], in result: [Int]) -> [Int] {
        let own = Shape.strides(shape)
        let missing = result.count - shape.count
        return result.indices.map { $0 < missing || shape[$0 - missing] == 1 ? 0 : own[$0 - missing] }
    }
}
