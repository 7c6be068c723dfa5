import CKernels

/// What the numbers of a tensor lie between.
public struct FiniteRange: Equatable, Sendable {
    /// Of the elements that are finite; NaN where none is.
    public var (least, most): (Float, Float)
    /// How many elements are infinite or not a number.
    public var odd: Int
}

extension Tensor {
    /// The range of the elements, those of an integer tensor rounded to float32. Looks at each once, on all threads.
    public func finiteRange() -> FiniteRange {
        withFloats { numbers in
            guard let start = numbers.baseAddress else { return FiniteRange(least: .nan, most: .nan, odd: 0) }
            let workers = Swift.max(1, Swift.min(Threads.count, numbers.count / elementwiseChunk))
            var parts = [FiniteRange](repeating: FiniteRange(least: .nan, most: .nan, odd: 0), count: workers)
            parts.withUnsafeMutableBufferPointer { parts in
                nonisolated(unsafe) let parts = parts
                Threads.run(workers) { worker in
                    let (from, to) = (numbers.count * worker / workers, numbers.count * (worker + 1) / workers)
                    var part = FiniteRange(least: .nan, most: .nan, odd: 0)
                    part.odd = reel_finite_range(start + from, to - from, &part.least, &part.most)
                    parts[worker] = part
                }
            }
            // The smaller of a number and a NaN is the number.
            return parts.dropFirst().reduce(parts[0]) {
                FiniteRange(
                    least: .minimum($0.least, $1.least), most: .maximum($0.most, $1.most), odd: $0.odd + $1.odd)
            }.withoutSignOfZero
        }
    }
}

extension FiniteRange {
    fileprivate var withoutSignOfZero: FiniteRange { FiniteRange(least: least + 0, most: most + 0, odd: odd) }
}
