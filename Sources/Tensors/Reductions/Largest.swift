import Foundations

extension Tensor {
    /// 1 at the `number` largest elements and 0 elsewhere; the first of equals, a NaN last. It has no gradient.
    ///
    /// Throws `Problem` for a number that is not in 0…count.
    public func largest(_ number: Int) throws -> Tensor {
        guard (0...count).contains(number) else {
            throw Problem(
                .value, "\(number) elements cannot be chosen out of \(count)", argument: "number")
        }
        let chosen =
            elementType == .int64
            ? withIntegers { values in
                values.indices.sorted { (values[$1], $0) < (values[$0], $1) }.prefix(number)
            }
            : withFloats { values in
                values.indices.sorted { a, b in
                    let (x, y) = (values[a], values[b])
                    if x == y || x.isNaN && y.isNaN { return a < b }
                    return y.isNaN || x > y
                }.prefix(number)
            }
        return try Tensor(shape: shape) { buffer in
            for place in chosen { buffer[place] = 1 }
        }
    }
}
