import Foundations
import Language
import Tensors

extension Tensor: HasMembers, IndexAssignable, Iterable, HasTruths, TensorLike, NumberLike {
    public var typeName: String { "tensor" }
    public var summary: String { TensorDisplay.summary(self) }
    public func display(width: Int) -> String { TensorDisplay.full(self, width: width) }
    public var digest: String? { bitsDigest }
    public var memberNames: [String] { ["shape", "rank", "count", "type", "value", "list"] }

    public func member(_ name: String) throws -> Value? {
        switch name {
        case "shape": .integers(shape)
        case "rank": .integer(rank)
        case "count": .integer(count)
        case "type": .string("\(elementType)")
        case "list": try list()
        case "value" where count == 1: onlyNumber
        default: nil
        }
    }

    /// A tensor without axes is a number.
    public var number: Value? { rank == 0 ? onlyNumber : nil }

    private var onlyNumber: Value {
        elementType == .int64 ? withIntegers { .integer(Int($0[0])) } : withFloats { .float(Double($0[0])) }
    }

    /// The elements as plain numbers in nested lists.
    private func list() throws -> Value {
        // A value takes 16 bytes, and is in two lists for a moment.
        try MemoryLimit.require(bytes: count * 48, for: "a list of \(count) numbers")
        let elements =
            elementType == .int64
            ? integers.map { Value.integer($0) } : withFloats { $0.map { Value.float(Double($0)) } }
        guard let rows = shape.first else { return elements.first ?? Value.none }
        func part(_ axis: Int, _ range: Range<Int>) -> Value {
            guard axis < shape.count - 1 else { return .list(Array(elements[range])) }
            guard shape[axis] > 0 else { return .list([]) }
            let width = range.count / shape[axis]
            return .list(
                (0..<shape[axis]).map { index in
                    let start = range.lowerBound + index * width
                    return part(axis + 1, start..<start + width)
                })
        }
        return part(0, 0..<(rows == 0 ? 0 : elements.count))
    }

    /// Whether some number is not 0.
    public var isSomewhereTrue: Bool {
        elementType == .int64
            ? withIntegers { $0.contains { $0 != 0 } } : withFloats { $0.contains { $0 != 0 } }
    }

    /// Whether no number is 0.
    public var isEverywhereTrue: Bool {
        elementType == .int64 ? withIntegers { !$0.contains(0) } : withFloats { !$0.contains(0) }
    }

    /// The digest of shape, type and bits.
    var bitsDigest: String {
        var digest = Digest()
        update(&digest)
        return digest.short()
    }

    /// The length of the first axis.
    public var elementCount: Int {
        get throws {
            if let length = shape.first { return length }
            throw Problem(.type, "a tensor without axes is one number, and has no elements to go over")
        }
    }

    public func element(at position: Int) throws -> Value {
        .object(try sliced([.index(position)]))
    }

    public func element(at indices: [Index]) throws -> Value {
        .object(try sliced(try indices.map(Self.tensorIndex)))
    }

    public mutating func assign(_ value: Value, at indices: [Index]) throws {
        guard let tensor = try value.asTensorOrList else {
            throw Problem(.type, "expected a number, a tensor or a list to store, found \(value.typePhrase)")
        }
        if elementType == .int64, tensor.elementType == .float32 { try Self.requireWhole(tensor) }
        try assign(tensor, at: try indices.map(Self.tensorIndex))
    }

    /// Fractions would be lost without a word.
    private static func requireWhole(_ tensor: Tensor) throws {
        let odd = tensor.withFloats { $0.first { Int64(exactly: $0) == nil } }
        if let odd {
            throw Problem(
                .type, "\(TensorDisplay.text(Double(odd))) cannot be stored in a tensor of integers",
                remedy: "make it one of floats first: t = t * 1.0")
        }
    }

    static func tensorIndex(_ index: Index) throws -> TensorIndex {
        switch index {
        case .value(.integer(let position)): return .index(position)
        case .value(.range(let range)): return .range(from: range.lowerBound, to: range.upperBound, step: 1)
        case .slice(let start, let stop, let step): return .range(from: start, to: stop, step: step ?? 1)
        case .ellipsis: return .ellipsis
        case .value(let other):
            throw Problem(
                .type, "a tensor is indexed by integers and slices, not by \(other.typePhrase)",
                remedy: "as in t[0, 1:], t[..., -1] or t[2..5]")
        }
    }
}
