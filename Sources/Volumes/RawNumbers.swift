import Foundations
import Synchronization
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
    private let block: ByteBlock

    /// Voxels claimed by a shape and their bytes; nil if the product does not fit an integer.
    static func claim(_ shape: [Int], kind: NumberKind) -> (count: Int, bytes: Int)? {
        var count = 1
        for length in shape {
            // A length of 0 must not hide that the others are beyond all bounds.
            let (product, isTooMuch) = count.multipliedReportingOverflow(by: max(length, 1))
            if isTooMuch || length < 0 { return nil }
            count = product
        }
        // The last factor covers what the numbers become in memory.
        let (bytes, isTooMuch) = count.multipliedReportingOverflow(by: 16)
        if isTooMuch { return nil }
        return shape.contains(0) ? (0, 0) : (count, bytes / 16 * kind.size)
    }

    /// Reads what the header claims, after seeing that it can be there and that memory is left for it.
    init(
        _ source: any ByteSource, kind: NumberKind, shape: [Int], isSwapped: Bool, isFirstAxisFastest: Bool,
        headerBytes: Int, notes: FileNotes
    ) throws {
        let path = source.path
        let text = shape.map(String.init).joined(separator: " × ")
        guard let (count, bytes) = Self.claim(shape, kind: kind) else {
            throw Problem(
                .format, "\(path) claims \(text) numbers: more than memory can hold",
                remedy: "its header is damaged; copy or download the file again", argument: "path")
        }
        func tooShort(_ found: String) -> Problem {
            Problem(
                .format,
                "\(path) is cut short: its header promises \(bytes) bytes of data after byte \(headerBytes) "
                    + "(\(text) × \(kind.rawValue)), \(found)",
                remedy: "copy or download the file again", argument: "path")
        }
        let most = source.most(after: headerBytes)
        guard bytes <= most else {
            throw tooShort(source is PlainSource ? "\(most) are there" : "at most \(most) can be there")
        }
        try MemoryLimit.require(bytes: bytes + count * 8, for: "reading \(path)")
        block = try source.block(bytes, after: headerBytes, notes: notes)
        guard block.count == bytes else { throw tooShort("\(block.count) are there") }
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

    /// How many numbers are whole and not the same as float32, or too large for it, and how far the one that moves most is
    /// moved; nil where there is none.
    func changedAsFloats() throws -> (count: Int, largest: Double)? {
        switch kind {
        case .int32: try changed(StoredInteger<Int32>.self)
        case .uint32: try changed(StoredInteger<UInt32>.self)
        case .int64: try changed(StoredInteger<Int64>.self)
        case .uint64: try changed(StoredInteger<UInt64>.self)
        case .float64: try changed(StoredDouble.self)
        default: nil
        }
    }

    /// Tells of numbers that are not the same as float32.
    func noteChanges(_ notes: FileNotes) throws {
        guard let (count, largest) = try changedAsFloats() else { return }
        notes.warn(
            "holds \(count == 1 ? "a whole number" : "\(count) whole numbers") of \(kind.rawValue) that float32 does not hold; "
                + "the largest change is \(largest)"
                + (kind.isInteger ? " (as: \"tensor\" and as: \"labels\" keep integers)" : ""))
    }

    private func changed<Number: StoredNumber>(_ type: Number.Type) throws -> (count: Int, largest: Double)? {
        let numbers = UnsafeMutableBufferPointer(rebasing: block.bytes.bindMemory(to: Number.Bits.self)[...])
        let chunk = 1 << 16
        let found = Mutex((count: 0, largest: 0.0))
        let (slope, intercept, isSwapped) = (slope, intercept, isSwapped)
        try Threads.forEach((numbers.count + chunk - 1) / chunk) { piece in
            var (count, largest) = (0, 0.0)
            for bits in numbers[(piece * chunk)..<min(numbers.count, (piece + 1) * chunk)] {
                let number = Number(stored: isSwapped ? bits.byteSwapped : bits)
                let exact = slope * number.double + intercept
                let isKept = isScaled ? exact.isKeptByFloat : number.isKeptByFloat
                if isKept { continue }
                count += 1
                largest = max(largest, abs(Double(Float(exact)) - exact))
            }
            if count > 0 { found.withLock { $0 = ($0.count + count, max($0.largest, largest)) } }
        }
        return found.withLock { $0.count > 0 ? $0 : nil }
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
        guard count > 0, let base = block.bytes.baseAddress, let target = target.baseAddress else { return }
        let source = UnsafePointer(base.bindMemory(to: Number.Bits.self, capacity: count))
        let isSwapped = isSwapped
        let reversal = AxisReversal(isFirstAxisFastest ? shape : [count])
        try withExtendedLifetime(block) {
            guard reversal.isLine else { return try reverse(reversal, source, target, type, conversion) }
            try reversal.forEachRun { run in
                var place = source + run.source
                for index in run.target..<(run.target + run.count) {
                    let bits = isSwapped ? place.pointee.byteSwapped : place.pointee
                    target[index] = try conversion(Number(stored: bits))
                    place += run.step
                }
            }
        }
    }

    /// Converts the rows of a tile as they stand in the file, then transposes them into the target.
    private func reverse<Number: StoredNumber, Conversion: NumberConversion>(
        _ reversal: AxisReversal, _ source: UnsafePointer<Number.Bits>,
        _ target: UnsafeMutablePointer<Conversion.Target>, _ type: Number.Type, _ conversion: Conversion
    ) throws {
        let isSwapped = isSwapped
        try reversal.forEachTile { tile in
            let (width, height) = (tile.width, tile.height)
            try withUnsafeTemporaryAllocation(of: Conversion.Target.self, capacity: width * height) { buffer in
                guard let rows = buffer.baseAddress else { return }
                for origin in tile.origins {
                    for row in 0..<height {
                        let from = source + origin.source + row * tile.sourceStep
                        let to = rows + row * width
                        for column in 0..<width {
                            let bits = isSwapped ? from[column].byteSwapped : from[column]
                            to[column] = try conversion(Number(stored: bits))
                        }
                    }
                    Self.transpose(rows, width, height, into: target + origin.target, step: tile.targetStep)
                }
            }
        }
    }

    /// Rows of `width` numbers become columns: runs of `height` that lie `step` apart. Squares of four go through registers.
    @inline(__always)
    private static func transpose<Number: SIMDScalar>(
        _ rows: UnsafeMutablePointer<Number>, _ width: Int, _ height: Int,
        into target: UnsafeMutablePointer<Number>, step: Int
    ) {
        func load(_ place: Int) -> SIMD4<Number> {
            UnsafeRawPointer(rows + place).loadUnaligned(as: SIMD4<Number>.self)
        }
        func store(_ a: Number, _ b: Number, _ c: Number, _ d: Number, _ place: Int) {
            UnsafeMutableRawPointer(target + place).storeBytes(of: SIMD4(a, b, c, d), as: SIMD4<Number>.self)
        }
        let (wholeWidth, wholeHeight) = (width & ~3, height & ~3)
        for i in stride(from: 0, to: wholeWidth, by: 4) {
            for j in stride(from: 0, to: wholeHeight, by: 4) {
                let place = j * width + i
                let (a, b) = (load(place), load(place + width))
                let (c, d) = (load(place + 2 * width), load(place + 3 * width))
                store(a[0], b[0], c[0], d[0], i * step + j)
                store(a[1], b[1], c[1], d[1], (i + 1) * step + j)
                store(a[2], b[2], c[2], d[2], (i + 2) * step + j)
                store(a[3], b[3], c[3], d[3], (i + 3) * step + j)
            }
        }
        for i in 0..<width {
            for j in (i < wholeWidth ? wholeHeight : 0)..<height { target[i * step + j] = rows[j * width + i] }
        }
    }
}
