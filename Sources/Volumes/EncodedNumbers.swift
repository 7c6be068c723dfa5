import Foundations
import Tensors

/// A tensor's numbers as they go into a file, little endian.
struct EncodedNumbers {
    let kind: NumberKind
    private let bytes: [UInt8]

    /// float32.
    init(floats tensor: Tensor, firstAxisFastest: Bool) throws {
        kind = .float32
        bytes = try tensor.withFloats { source in
            try Self.encode(source, tensor.shape, firstAxisFastest) { $0.bitPattern.littleEndian }
        }
    }

    /// `kind`, or the smallest of uint8, int16, int32 and int64 that holds every value.
    init(integers tensor: Tensor, kind wanted: NumberKind? = nil, firstAxisFastest: Bool) throws {
        (kind, bytes) = try tensor.withIntegers { source in
            var (least, most) = (Int64(0), Int64(0))
            for value in source {
                least = min(least, value)
                most = max(most, value)
            }
            let kind = wanted ?? NumberKind.smallest(for: Int(least)...Int(most))
            let (shape, order) = (tensor.shape, firstAxisFastest)
            return switch kind {
            case .uint8: (kind, try Self.encode(source, shape, order) { UInt8(truncatingIfNeeded: $0) })
            case .int16: (kind, try Self.encode(source, shape, order) { Int16(truncatingIfNeeded: $0).littleEndian })
            case .int32: (kind, try Self.encode(source, shape, order) { Int32(truncatingIfNeeded: $0).littleEndian })
            default: (.int64, try Self.encode(source, shape, order) { $0.littleEndian })
            }
        }
    }

    func withBytes(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        try bytes.withUnsafeBytes(body)
    }

    @inline(__always)
    private static func encode<Source, Bits: FixedWidthInteger>(
        _ source: UnsafeBufferPointer<Source>, _ shape: [Int], _ firstAxisFastest: Bool, _ convert: (Source) -> Bits
    ) throws -> [UInt8] {
        let count = source.count
        let width = Bits.bitWidth / 8
        try MemoryLimit.require(bytes: count * width, for: "writing a file")
        return try [UInt8](unsafeUninitializedCapacity: max(count * width, 1)) { buffer, filled in
            guard count > 0, let base = source.baseAddress, let start = buffer.baseAddress else { return }
            // Arrays of bytes are aligned to 16.
            try UnsafeMutableRawPointer(start).withMemoryRebound(to: Bits.self, capacity: count) { target in
                let order = firstAxisFastest ? Array(shape.reversed()) : [count]
                try AxisReversal.forEachRun(order) { run in
                    var place = base + run.source
                    for index in run.target..<(run.target + run.count) {
                        target[index] = convert(place.pointee)
                        place += run.step
                    }
                }
            }
            filled = count * width
        }
    }
}
