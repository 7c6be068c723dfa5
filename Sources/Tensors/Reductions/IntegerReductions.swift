import Foundations

// Reductions of integer tensors, exact: sums are made in 128 bits and must fit in 64 at their end.

extension Tensor {
    /// This tensor's integers with the reduced axes last, as [results, reduced].
    private func rows(_ reduction: Reduction) throws -> (integers: Tensor, results: Int) {
        let order = shape.indices.filter { !reduction.axes.contains($0) } + reduction.axes
        return (try detached().transposed(order), reduction.dropped.reduce(1, *))
    }

    /// What `body` makes of each row.
    private func reduced<Element>(
        _ reduction: Reduction, _ result: Tensor, _ to: UnsafeMutablePointer<Element>,
        _ body: (UnsafeBufferPointer<Int64>) throws -> Element
    ) throws -> Tensor {
        let (source, results) = try rows(reduction)
        let width = reduction.count
        try source.withIntegers { numbers in
            for row in 0..<results {
                if row % 1024 == 0 { try Cancellation.check() }
                to[row] = try body(UnsafeBufferPointer(rebasing: numbers[(row * width)..<((row + 1) * width)]))
            }
        }
        return result
    }

    func sumOfIntegers(_ reduction: Reduction) throws -> Tensor {
        let result = try Tensor(uninitialized: reduction.dropped, .int64)
        return try reduced(reduction, result, result.integerPointer) { row in
            guard let sum = Int64(exactly: Self.total(row)) else { throw Self.overflow("the sum \(Self.total(row))") }
            return sum
        }
    }

    /// Rounded once, to float32.
    func meanOfIntegers(_ reduction: Reduction) throws -> Tensor {
        let result = try Tensor(uninitialized: reduction.dropped)
        return try reduced(reduction, result, result.floatPointer) { row in
            Float(Double(Self.total(row)) / Double(row.count))
        }
    }

    /// Σ (x − mean)² / (count − correction), with differences exact but for the rounding of doubles.
    func varianceOfIntegers(_ reduction: Reduction, correction: Int) throws -> Tensor {
        let result = try Tensor(uninitialized: reduction.dropped)
        return try reduced(reduction, result, result.floatPointer) { row in
            let (total, count) = (Self.total(row), Int128(row.count))
            let squares = row.reduce(0.0) { sum, number in
                let centred = Double(Int128(number) * count - total) / Double(row.count)
                return sum + centred * centred
            }
            return Float(squares / Swift.max(Double(row.count) - Double(correction), 0))
        }
    }

    /// The largest (or smallest) of each row, and its place in it, the first of equals.
    func extremeOfIntegers(
        _ reduction: Reduction, isLargest: Bool
    ) throws -> (values: Tensor, indices: Tensor) {
        let values = try Tensor(uninitialized: reduction.dropped, .int64)
        let indices = try Tensor(uninitialized: reduction.dropped, .int64)
        let places = indices.integerPointer
        let to = values.integerPointer
        var next = 0
        _ = try reduced(reduction, values, to) { row in
            var best = 0
            for place in row.indices where isLargest ? row[place] > row[best] : row[place] < row[best] { best = place }
            places[next] = Int64(best)
            next += 1
            return row[best]
        }
        return (values, indices)
    }

    private static func total(_ row: UnsafeBufferPointer<Int64>) -> Int128 {
        row.reduce(Int128(0)) { $0 + Int128($1) }
    }
}
