import COpenBLAS
import Foundations

extension Tensor {
    /// The matrix product of [m, k] and [k, n]; vectors count as a row before and a column after, and leading axes of the
    /// first operand as further rows. da = dy bᵀ, db = aᵀ dy.
    public func matmul(_ other: Tensor) throws -> Tensor {
        let fits =
            rank >= 1 && (other.rank == 1 || other.rank == 2) && shape[rank - 1] == other.shape[0]
        guard fits else {
            throw Problem(
                .shape, "cannot multiply matrices of shapes \(shape) and \(other.shape)",
                remedy: "the last axis of the first must be as long as the first axis of the second, "
                    + "which has one or two axes")
        }
        let inner = other.shape[0]
        let columns = other.rank == 2 ? other.shape[1] : 1
        let rows = shape.dropLast().reduce(1, *)
        let resultShape = shape.dropLast() + other.shape.dropFirst()
        if elementType == .int64, other.elementType == .int64 {
            return try productOfIntegers(other, rows, columns, inner).reshaped(Array(resultShape))
        }
        let a = Tensor(sharing: try asFloats(), shape: [rows, inner])
        let b = Tensor(sharing: try other.asFloats(), shape: [inner, columns])
        let product = try Tensor.product(a, b, rows, columns, inner)
        let (shapeA, shapeB) = (shape, other.shape)
        let (needsA, needsB) = (isRecorded, other.isRecorded)
        return .operation(
            inputs: [self, other], output: Tensor(sharing: product, shape: Array(resultShape)), name: "matmul"
        ) { dy in
            let da = needsA ? try Tensor.product(dy, b, rows, inner, columns, transposingB: true) : nil
            let db = needsB ? try Tensor.product(a, dy, inner, columns, rows, transposingA: true) : nil
            return [da.map { Tensor(sharing: $0, shape: shapeA) }, db.map { Tensor(sharing: $0, shape: shapeB) }]
        }
    }

    /// Exact: sums are made in 128 bits and must fit in 64 at their end.
    private func productOfIntegers(_ other: Tensor, _ rows: Int, _ columns: Int, _ inner: Int) throws -> Tensor {
        let result = try Tensor(uninitialized: [rows, columns], .int64)
        let (a, b, to) = (integerPointer, other.integerPointer, result.integerPointer)
        for row in 0..<rows {
            try Cancellation.check()
            for column in 0..<columns {
                var sum = Int128(0)
                for place in 0..<inner {
                    let term = Int128(a[row * inner + place]) * Int128(b[place * columns + column])
                    let (next, overflows) = sum.addingReportingOverflow(term)
                    guard !overflows else { throw Self.overflow("a product") }
                    sum = next
                }
                guard let whole = Int64(exactly: sum) else { throw Self.overflow("the product \(sum)") }
                to[row * columns + column] = whole
            }
        }
        return result
    }

    /// OpenBLAS on one thread: products here are small, and bits must not depend on the number of threads.
    private static func product(
        _ a: Tensor, _ b: Tensor, _ rows: Int, _ columns: Int, _ inner: Int, transposingA: Bool = false,
        transposingB: Bool = false
    ) throws -> Tensor {
        let sizes = [rows, columns, inner]
        guard let (m, n, k) = blasSizes(sizes) else {
            throw Problem(.shape, "a matrix product of sizes \(sizes) is too large", remedy: "use smaller matrices")
        }
        let y = try Tensor.zeros([rows, columns])
        guard rows > 0, columns > 0, inner > 0 else { return y }
        _ = usesOneThread
        Profiler.measure(
            "matmul", operations: 2 * Double(rows) * Double(columns) * Double(inner), bytes: a.bytes + b.bytes + y.bytes
        ) {
            for piece in pieces(rows, columns, inner) where !Cancellation.current.isRequested {
                let (row, column) = (piece.rows.lowerBound, piece.columns.lowerBound)
                cblas_sgemm(
                    CblasRowMajor, transposingA ? CblasTrans : CblasNoTrans, transposingB ? CblasTrans : CblasNoTrans,
                    Int32(piece.rows.count), Int32(piece.columns.count), k, 1,
                    a.floatPointer + (transposingA ? row : row * inner), transposingA ? m : k,
                    b.floatPointer + (transposingB ? column * inner : column), transposingB ? k : n, 0,
                    y.floatPointer + row * columns + column, n)
            }
        }
        try Cancellation.check()
        return y
    }

    /// Parts of a product that each take less than the time in which Ctrl-C is to be heard: 50 ms at 150 GFLOP/s, or 256 MB of
    /// either matrix. Nearly square, so that little is packed twice; small products are one piece. The shape alone decides.
    static func pieces(_ rows: Int, _ columns: Int, _ inner: Int) -> [(rows: Range<Int>, columns: Range<Int>)] {
        let most = Swift.max(1, (4 << 30) / Swift.max(1, inner))
        let side = Swift.max(1, Int(Double(most).squareRoot()) / 64 * 64)
        // A side that is short leaves more to the other.
        let mostRead = Swift.max(1, (64 << 20) / Swift.max(1, inner))
        let height = Swift.min(rows, mostRead, Swift.max(side, most / Swift.max(1, columns)))
        let width = Swift.min(columns, mostRead, Swift.max(side, most / Swift.max(1, height)))
        return stride(from: 0, to: rows, by: height).flatMap { row in
            stride(from: 0, to: columns, by: width).map { column in
                (row..<Swift.min(row + height, rows), column..<Swift.min(column + width, columns))
            }
        }
    }

    private static func blasSizes(_ sizes: [Int]) -> (Int32, Int32, Int32)? {
        guard let m = Int32(exactly: sizes[0]), let n = Int32(exactly: sizes[1]), let k = Int32(exactly: sizes[2])
        else {
            return nil
        }
        return (m, n, k)
    }

    private static let usesOneThread: Void = openblas_set_num_threads(1)
}
