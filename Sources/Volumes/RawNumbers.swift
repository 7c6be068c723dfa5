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
            if isScaled {
                try decode(into: target, ToScaledFloat(slope: slope, intercept: intercept))
            } else {
                try decode(into: target, ToFloat())
            }
        }
    }

    /// Row-major int64. Floats and scaled values must be whole; throws `Problem` with the first that is not.
    func integers(shape: [Int], path: String) throws -> Tensor {
        try Tensor(integerShape: shape) { target in
            if isScaled {
                try decode(into: target, ToScaledInteger(slope: slope, intercept: intercept, path: path))
            } else {
                try decode(into: target, ToInteger(path: path))
            }
        }
    }

    private func decode<Conversion: NumberConversion>(
        into target: UnsafeMutableBufferPointer<Conversion.Target>, _ conversion: Conversion
    ) throws {
        switch kind {
        case .boolean: try fill(target, StoredBoolean.self, conversion)
        case .uint8: try fill(target, StoredInteger<UInt8>.self, conversion)
        case .int8: try fill(target, StoredInteger<Int8>.self, conversion)
        case .uint16: try fill(target, StoredInteger<UInt16>.self, conversion)
        case .int16: try fill(target, StoredInteger<Int16>.self, conversion)
        case .uint32: try fill(target, StoredInteger<UInt32>.self, conversion)
        case .int32: try fill(target, StoredInteger<Int32>.self, conversion)
        case .uint64: try fill(target, StoredInteger<UInt64>.self, conversion)
        case .int64: try fill(target, StoredInteger<Int64>.self, conversion)
        case .float16: try fill(target, StoredHalf.self, conversion)
        case .float32: try fill(target, StoredFloat.self, conversion)
        case .float64: try fill(target, StoredDouble.self, conversion)
        }
    }

    private func fill<Number: StoredNumber, Conversion: NumberConversion>(
        _ target: UnsafeMutableBufferPointer<Conversion.Target>, _ type: Number.Type, _ conversion: Conversion
    ) throws {
        let count = shape.reduce(1, *)
        guard count > 0, let base = storage.bytes.baseAddress, let target = target.baseAddress else { return }
        let source = UnsafePointer(base.bindMemory(to: Number.Bits.self, capacity: count))
        let order = isFirstAxisFastest ? shape : [count]
        let isSwapped = isSwapped
        try withExtendedLifetime(storage) {
            try AxisReversal.forEachRun(order) { run in
                var place = source + run.source
                for index in run.target..<(run.target + run.count) {
                    let bits = isSwapped ? place.pointee.byteSwapped : place.pointee
                    target[index] = try conversion(Number(stored: bits))
                    place += run.step
                }
            }
        }
    }
}
