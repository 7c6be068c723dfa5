import Foundations
import Tensors

/// Numbers as they stand in a file: kind, byte order, order of the axes, and a scale to apply.
struct RawNumbers {
    let kind: NumberKind
    let shape: [Int]
    let isSwapped: Bool
    let isFirstAxisFastest: Bool
    /// value = slope · stored + intercept.
    var slope = 1.0
    var intercept = 0.0
    private let storage: Storage

    private final class Storage {
        let bytes: UnsafeMutableRawBufferPointer
        init(_ count: Int) { bytes = .allocate(byteCount: max(count, 1), alignment: 64) }
        deinit { bytes.deallocate() }
    }

    /// Voxels claimed by a shape and their bytes; nil if the product does not fit an integer.
    static func claim(_ shape: [Int], kind: NumberKind) -> (count: Int, bytes: Int)? {
        var count = 1
        for length in shape {
            let (product, isTooMuch) = count.multipliedReportingOverflow(by: length)
            if isTooMuch || length < 0 { return nil }
            count = product
        }
        // The last factor covers what the numbers become in memory.
        let (bytes, isTooMuch) = count.multipliedReportingOverflow(by: 16)
        return isTooMuch ? nil : (count, bytes / 16 * kind.size)
    }

    /// Reads what the header claims, after seeing that it can be there and that memory is left for it.
    init(
        _ source: any ByteSource, kind: NumberKind, shape: [Int], isSwapped: Bool, isFirstAxisFastest: Bool,
        headerBytes: Int
    ) throws {
        let path = source.path
        guard let (count, bytes) = Self.claim(shape, kind: kind) else {
            throw Problem(
                .format,
                "\(path) claims \(shape.map(String.init).joined(separator: " × ")) numbers: more than memory can hold",
                remedy: "its header is damaged; copy or download the file again", argument: "path")
        }
        func tooShort(_ found: String) -> Problem {
            Problem(
                .format,
                "\(path) is cut short: its header promises \(bytes) bytes of data after byte \(headerBytes) "
                    + "(\(shape.map(String.init).joined(separator: " × ")) × \(kind.rawValue)), \(found)",
                remedy: "copy or download the file again", argument: "path")
        }
        let mostLeft = source.mostLeft
        guard bytes <= mostLeft else {
            throw tooShort(source is PlainSource ? "\(mostLeft) are there" : "at most \(mostLeft) can be there")
        }
        try MemoryLimit.require(bytes: bytes + count * 8, for: "reading \(path)")
        storage = Storage(bytes)
        let done = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: storage.bytes[0..<bytes]))
        guard done == bytes else { throw tooShort("\(done) are there") }
        try source.finish()
        self.kind = kind
        self.shape = shape
        self.isSwapped = isSwapped
        self.isFirstAxisFastest = isFirstAxisFastest
    }

    private var isScaled: Bool { slope != 1 || intercept != 0 }

    /// Row-major float32 of another shape of the same count.
    func floats(shape: [Int]) throws -> Tensor {
        try Tensor(shape: shape) { target in
            guard isScaled else {
                return try decode(into: target, integer: { Float($0) }, unsigned: { Float($0) }, float: { Float($0) })
            }
            let (slope, intercept) = (slope, intercept)
            try decode(
                into: target, integer: { Float(slope * Double($0) + intercept) },
                unsigned: { Float(slope * Double($0) + intercept) }, float: { Float(slope * $0 + intercept) })
        }
    }

    /// Row-major int64. Floats and scaled values must be whole; throws `Problem` with the first that is not.
    func integers(shape: [Int], path: String) throws -> Tensor {
        let (slope, intercept) = (slope, intercept)
        func whole(_ value: Double) throws -> Int64 {
            let rounded = value.rounded()
            guard abs(value - rounded) <= 1e-4, let integer = Int64(exactly: rounded) else {
                throw Problem(
                    .value, "\(path) holds \(value), and a label map holds whole numbers",
                    remedy: "load it as a volume", argument: "as")
            }
            return integer
        }
        return try Tensor(integerShape: shape) { target in
            guard !isScaled else {
                return try decode(
                    into: target, integer: { try whole(slope * Double($0) + intercept) },
                    unsigned: { try whole(slope * Double($0) + intercept) },
                    float: { try whole(slope * $0 + intercept) })
            }
            try decode(
                into: target, integer: { $0 },
                unsigned: {
                    guard let value = Int64(exactly: $0) else {
                        throw Problem(.value, "\(path) holds \($0), which does not fit a signed 64-bit integer")
                    }
                    return value
                }, float: whole)
        }
    }

    @inline(__always)
    private func decode<Target>(
        into target: UnsafeMutableBufferPointer<Target>,
        integer: (Int64) throws -> Target, unsigned: (UInt64) throws -> Target, float: (Double) throws -> Target
    ) throws {
        switch kind {
        case .boolean: try fill(target, UInt8.self) { try integer($0 == 0 ? 0 : 1) }
        case .uint8: try fill(target, UInt8.self) { try integer(Int64($0)) }
        case .int8: try fill(target, UInt8.self) { try integer(Int64(Int8(bitPattern: $0))) }
        case .uint16: try fill(target, UInt16.self) { try integer(Int64($0)) }
        case .int16: try fill(target, UInt16.self) { try integer(Int64(Int16(bitPattern: $0))) }
        case .uint32: try fill(target, UInt32.self) { try integer(Int64($0)) }
        case .int32: try fill(target, UInt32.self) { try integer(Int64(Int32(bitPattern: $0))) }
        case .uint64: try fill(target, UInt64.self) { try unsigned($0) }
        case .int64: try fill(target, UInt64.self) { try integer(Int64(bitPattern: $0)) }
        case .float16: try fill(target, UInt16.self) { try float(Double(NumberKind.float(half: $0))) }
        case .float32: try fill(target, UInt32.self) { try float(Double(Float(bitPattern: $0))) }
        case .float64: try fill(target, UInt64.self) { try float(Double(bitPattern: $0)) }
        }
    }

    @inline(__always)
    private func fill<Bits: FixedWidthInteger, Target>(
        _ target: UnsafeMutableBufferPointer<Target>, _ type: Bits.Type, _ convert: (Bits) throws -> Target
    ) throws {
        let count = shape.reduce(1, *)
        guard count > 0, let base = storage.bytes.baseAddress, let target = target.baseAddress else { return }
        let source = UnsafePointer(base.bindMemory(to: Bits.self, capacity: count))
        let order = isFirstAxisFastest ? shape : [count]
        try withExtendedLifetime(storage) {
            if isSwapped {
                try AxisReversal.run(source, shape: order, into: target) { try convert($0.byteSwapped) }
            } else {
                try AxisReversal.run(source, shape: order, into: target, convert: convert)
            }
        }
    }
}
