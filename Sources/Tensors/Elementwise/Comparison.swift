import CKernels

// Comparisons give 1 where they hold and 0 where not, as floats, and have no gradient.

extension Tensor {
    public func isEqual(elementwise other: Tensor) throws -> Tensor { try compared(other, reel_equal, ==) }
    public func isNotEqual(elementwise other: Tensor) throws -> Tensor { try compared(other, reel_not_equal, !=) }
    public func isLess(than other: Tensor) throws -> Tensor { try compared(other, reel_less, <) }
    public func isLessOrEqual(to other: Tensor) throws -> Tensor { try compared(other, reel_less_equal, <=) }
    public func isGreater(than other: Tensor) throws -> Tensor { try other.compared(self, reel_less, <) }
    public func isGreaterOrEqual(to other: Tensor) throws -> Tensor { try other.compared(self, reel_less_equal, <=) }

    private func compared(
        _ other: Tensor, _ kernel: @escaping BinaryKernel, _ exact: (Int64, Int64) -> Bool
    ) throws -> Tensor {
        if elementType == .int64, other.elementType == .int64 {
            return try Tensor.binaryIntegers(self, other, "compare") { exact($0, $1) ? 1 : 0 }.asFloats()
        }
        return try Tensor.binary(asFloats().detached(), other.asFloats().detached(), "compare", kernel)
    }
}
