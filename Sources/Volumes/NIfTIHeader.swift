import Foundations

/// The 348 bytes that begin a NIfTI-1 file (nifti1.h, R. Cox, 2003): what stands in the file and where it lies in space.
struct NIfTIHeader {
    static let size = 348
    static let labelIntent: Int16 = 1002

    var shape: [Int]
    var kind: NumberKind
    var isSwapped = false
    /// Where the voxels begin.
    var dataOffset = 352
    var slope: Float = 1
    var intercept: Float = 0
    var intent: Int16 = 0
    /// pixdim[0…3]: the sign of the third axis, then mm a voxel.
    var pixelSizes: [Float] = [1, 1, 1, 1]
    /// xyzt_units: 2 is millimetres.
    var units: UInt8 = 2
    var qformCode: Int16 = 0
    var sformCode: Int16 = 0
    /// b, c, d of the rotation, then the offset of voxel 0.
    var quaternion: [Float] = [0, 0, 0]
    var offset: [Float] = [0, 0, 0]
    /// Three rows of four.
    var sform: [Float] = [Float](repeating: 0, count: 12)

    private static let kinds: [Int16: NumberKind] = [
        2: .uint8, 4: .int16, 8: .int32, 16: .float32, 64: .float64, 256: .int8, 512: .uint16, 768: .uint32,
        1024: .int64, 1280: .uint64,
    ]
    private static let unreadKinds: [Int16: String] = [
        1: "single bits", 32: "complex64", 128: "RGB colours", 1536: "float128", 1792: "complex128",
        2048: "complex256", 2304: "RGBA colours",
    ]

    /// The number that stands for a kind in `datatype`.
    static func code(of kind: NumberKind) -> Int16 { kinds.first { $0.value == kind }?.key ?? 0 }

    init(shape: [Int], kind: NumberKind) {
        self.shape = shape
        self.kind = kind
    }

    /// Whether bytes begin a single-file NIfTI-1.
    static func recognises(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 348 else { return false }
        return Array(bytes[344..<348]) == Array("n+1\0".utf8)
    }

    /// Throws `Problem(.format)` saying what is wrong with the header at `path`.
    init(_ bytes: [UInt8], path: String) throws {
        func problem(_ message: String, remedy: String? = nil) -> Problem {
            Problem(.format, "\(path) \(message)", remedy: remedy, argument: "path")
        }
        guard bytes.count >= 4 else {
            throw problem("is not NIfTI-1: it holds \(bytes.count) bytes, a header has \(Self.size)")
        }
        let reader = ByteReader(bytes)
        let headerSize: Int32 = reader.integer(0)
        if headerSize == 540 || headerSize.byteSwapped == 540 {
            throw problem("is NIfTI-2, which is not read", remedy: "convert it to NIfTI-1")
        }
        guard headerSize == Self.size || headerSize.byteSwapped == Self.size else {
            throw problem(
                "is not NIfTI-1: \(FileGuess.describe(bytes))", remedy: "a NIfTI-1 file begins with the number 348")
        }
        guard bytes.count >= Self.size else {
            throw problem(
                "is cut short: a NIfTI-1 header has \(Self.size) bytes, \(bytes.count) are there",
                remedy: "copy or download the file again")
        }
        isSwapped = headerSize != Self.size
        let file = ByteReader(bytes, isSwapped: isSwapped)
        switch Array(bytes[344..<348]) {
        case Array("n+1\0".utf8): break
        case Array("ni1\0".utf8):
            throw problem("is the header of a .hdr/.img pair", remedy: "convert the pair to a single .nii file")
        default:
            throw problem(
                "is not NIfTI-1: its magic is \(FileGuess.hex(bytes[344..<348])), not \"n+1\"",
                remedy: "an Analyze 7.5 file must be converted first")
        }
        shape = try Self.shape(file, problem)
        let code: Int16 = file.integer(70)
        guard let kind = Self.kinds[code] else {
            let name = Self.unreadKinds[code] ?? "numbers of the unknown type \(code)"
            throw problem("holds \(name), which is not read", remedy: "convert it to integers or floats")
        }
        self.kind = kind
        let start = file.float(108)
        guard start.isFinite, start >= 0, start < 1e9, start == start.rounded(), start == 0 || start >= 348 else {
            throw problem("says that its voxels begin at byte \(start), which cannot be")
        }
        dataOffset = start < 352 ? 352 : Int(start)
        slope = file.float(112)
        intercept = file.float(116)
        if !slope.isFinite || slope == 0 { (slope, intercept) = (1, 0) }
        if !intercept.isFinite { intercept = 0 }
        intent = file.integer(68)
        pixelSizes = (0..<4).map { file.float(76 + 4 * $0) }
        units = bytes[123]
        qformCode = file.integer(252)
        sformCode = file.integer(254)
        quaternion = (0..<3).map { file.float(256 + 4 * $0) }
        offset = (0..<3).map { file.float(268 + 4 * $0) }
        sform = (0..<12).map { file.float(280 + 4 * $0) }
    }

    private static func shape(_ file: ByteReader, _ problem: (String, String?) -> Problem) throws -> [Int] {
        let dims = (0..<8).map { Int(file.integer(40 + 2 * $0) as Int16) }
        guard (1...7).contains(dims[0]) else {
            throw problem("claims \(dims[0]) dimensions; 1 to 7 are possible", nil)
        }
        let shape = Array(dims[1...dims[0]])
        guard shape.allSatisfy({ $0 >= 1 }) else {
            throw problem("claims the size \(shape); every length is at least 1", nil)
        }
        guard shape.dropFirst(5).allSatisfy({ $0 == 1 }) else {
            throw problem("has \(shape.count) dimensions \(shape); up to 5 are read", nil)
        }
        return Array(shape.prefix(5))
    }

    /// The 352 bytes that stand before the voxels, little endian: header and an empty list of extensions.
    var bytes: [UInt8] {
        var writer = ByteWriter(count: 352)
        writer.put(Int32(Self.size), at: 0)
        writer.put(UInt8(ascii: "r"), at: 38)
        writer.put(Int16(shape.count), at: 40)
        for axis in 0..<7 { writer.put(Int16(clamping: axis < shape.count ? shape[axis] : 1), at: 42 + 2 * axis) }
        writer.put(intent, at: 68)
        writer.put(Self.code(of: kind), at: 70)
        writer.put(Int16(kind.size * 8), at: 72)
        for index in 0..<8 { writer.put(index < 4 ? pixelSizes[index] : 1, at: 76 + 4 * index) }
        writer.put(Float(352), at: 108)
        writer.put(slope, at: 112)
        writer.put(intercept, at: 116)
        writer.put(units, at: 123)
        writer.put(text: "Reel", at: 148)
        writer.put(qformCode, at: 252)
        writer.put(sformCode, at: 254)
        for index in 0..<3 { writer.put(quaternion[index], at: 256 + 4 * index) }
        for index in 0..<3 { writer.put(offset[index], at: 268 + 4 * index) }
        for index in 0..<12 { writer.put(sform[index], at: 280 + 4 * index) }
        writer.put(text: "n+1", at: 344)
        return writer.bytes
    }
}
