import Foundations
import Tensors

/// A tensor's numbers as they go into a file, little endian.
struct EncodedNumbers {
    let kind: NumberKind
    private let block: ByteBlock

    /// Of type `kind`. With a slope and an intercept integers are stored that give the values back to the bit.
    ///
    /// Throws `Problem(.value)` with the first element that the type does not hold: a fraction for integers, something too
    /// large, an integer that a float would round. Fractions are rounded to shorter floats.
    init(
        _ tensor: Tensor, kind: NumberKind, firstAxisFastest: Bool, slope: Double = 1, intercept: Double = 0
    ) throws {
        self.kind = kind
        let order = firstAxisFastest ? Array(tensor.shape.reversed()) : [tensor.count]
        if tensor.elementType != .float32 {
            block = try tensor.withIntegers { try Self.encode($0, tensor.shape, order, kind, IntegerEncoding()) }
        } else if slope != 1 || intercept != 0 {
            let encoding = ScaledEncoding(slope: slope, intercept: intercept)
            block = try tensor.withFloats { try Self.encode($0, tensor.shape, order, kind, encoding) }
        } else {
            block = try tensor.withFloats { try Self.encode($0, tensor.shape, order, kind, FloatEncoding()) }
        }
    }

    /// Of the smallest of uint8, int16, int32 and int64 that holds every value of an integer tensor.
    init(smallest tensor: Tensor, firstAxisFastest: Bool) throws {
        let range = tensor.withIntegers { source in
            var (least, most) = (Int64(0), Int64(0))
            for value in source {
                least = min(least, value)
                most = max(most, value)
            }
            return Int(least)...Int(most)
        }
        try self.init(tensor, kind: .smallest(for: range), firstAxisFastest: firstAxisFastest)
    }

    func withBytes(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        try withExtendedLifetime(block) { try body(UnsafeRawBufferPointer(block.bytes)) }
    }

    private static func encode<Encoding: NumberEncoding>(
        _ source: UnsafeBufferPointer<Encoding.Source>, _ shape: [Int], _ order: [Int], _ kind: NumberKind,
        _ encoding: Encoding
    ) throws -> ByteBlock {
        func place(_ index: Int) -> Problem {
            unfit("\(source[index])", at: LabelMap.coordinates(of: index, in: shape), kind)
        }
        return switch kind {
        case .boolean:
            try fill(source, order, place) { encoding.integer($0, UInt8.self).flatMap { $0 <= 1 ? $0 : nil } }
        case .uint8: try fill(source, order, place) { encoding.integer($0, UInt8.self) }
        case .int8: try fill(source, order, place) { encoding.integer($0, Int8.self) }
        case .uint16: try fill(source, order, place) { encoding.integer($0, UInt16.self) }
        case .int16: try fill(source, order, place) { encoding.integer($0, Int16.self) }
        case .uint32: try fill(source, order, place) { encoding.integer($0, UInt32.self) }
        case .int32: try fill(source, order, place) { encoding.integer($0, Int32.self) }
        case .uint64: try fill(source, order, place) { encoding.integer($0, UInt64.self) }
        case .int64: try fill(source, order, place) { encoding.integer($0, Int64.self) }
        case .float16: try fill(source, order, place) { encoding.half($0) }
        case .float32: try fill(source, order, place) { encoding.float($0)?.bitPattern }
        case .float64: try fill(source, order, place) { encoding.double($0)?.bitPattern }
        }
    }

    @inline(__always)
    private static func fill<Source, Bits: FixedWidthInteger>(
        _ source: UnsafeBufferPointer<Source>, _ order: [Int], _ problem: (Int) -> Problem, _ convert: (Source) -> Bits?
    ) throws -> ByteBlock {
        let count = source.count
        let width = Bits.bitWidth / 8
        let block = try ByteBlock(capacity: count * width, for: "writing a file")
        block.count = count * width
        guard count > 0, let base = source.baseAddress, let start = block.bytes.baseAddress else { return block }
        let target = start.bindMemory(to: Bits.self, capacity: count)
        do {
            try AxisReversal(order).forEachRun { run in
                var place = base + run.source
                for index in run.target..<(run.target + run.count) {
                    guard let bits = convert(place.pointee) else { throw Unfit() }
                    target[index] = bits.littleEndian
                    place += run.step
                }
            }
        } catch is Unfit {
            guard let index = source.firstIndex(where: { convert($0) == nil }) else { throw Unfit() }
            throw problem(index)
        }
        return block
    }

    private struct Unfit: Error {}

    private static func unfit(_ value: String, at place: [Int], _ kind: NumberKind) -> Problem {
        let isFraction = Double(value).map { $0.isFinite && $0 != $0.rounded() } ?? false
        return Problem(
            .value, "element \(place) is \(value), which \(kind.rawValue) does not hold",
            remedy: kind.isInteger && isFraction
                ? "round it first, or save it as \"float32\"" : "save it as a type that holds larger numbers",
            argument: "as")
    }
}
