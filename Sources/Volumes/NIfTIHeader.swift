import Foundations

/// The 348 bytes that begin a NIfTI-1 file (nifti1.h, R. Cox, 2003): what stands in the file and where it lies in space.
struct NIfTIHeader: Sendable {
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
    /// pixdim[0…7]: the sign of the third axis, then mm a voxel, the time between volumes, steps of further axes.
    var pixelSizes: [Float] = [1, 1, 1, 1, 1, 1, 1, 1]
    /// xyzt_units: 2 is millimetres, 8 seconds, 16 milliseconds, 24 microseconds.
    var units: UInt8 = 2
    var qformCode: Int16 = 0
    var sformCode: Int16 = 0
    /// b, c, d of the rotation, then the offset of voxel 0.
    var quaternion: [Float] = [0, 0, 0]
    var offset: [Float] = [0, 0, 0]
    /// Three rows of four.
    var sform: [Float] = [Float](repeating: 0, count: 12)
    /// descrip, up to 80 bytes.
    var descriptionBytes = Array("Reel".utf8)
    /// Fields that are kept as they were and mean nothing here, by their place: data_type, db_name, extents, session_error,
    /// dim_info, intent_p1…3, slice_start, slice_end, slice_code, cal_max, cal_min, slice_duration, toffset, glmax, glmin,
    /// aux_file, intent_name.
    var kept: [Int: [UInt8]] = [:]

    static let keptFields: [(place: Int, size: Int, count: Int)] = [
        (4, 1, 28), (32, 4, 1), (36, 2, 1), (39, 1, 1), (56, 4, 3), (74, 2, 1), (120, 2, 1), (122, 1, 1), (124, 4, 6),
        (228, 1, 24), (328, 1, 16),
    ]

    /// The types of numbers that are read and written, by the number that stands for them in `datatype`.
    static let kinds: [Int16: NumberKind] = [
        2: .uint8, 4: .int16, 8: .int32, 16: .float32, 64: .float64, 256: .int8, 512: .uint16, 768: .uint32,
        1024: .int64, 1280: .uint64,
    ]

    /// The number that stands for a kind in `datatype`; nil for one that NIfTI has not.
    static func code(of kind: NumberKind) -> Int16? { kinds.first { $0.value == kind }?.key }

    init(shape: [Int], kind: NumberKind) {
        self.shape = shape
        self.kind = kind
    }

    /// Whether bytes begin a single-file NIfTI-1.
    static func recognises(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 348 else { return false }
        return Array(bytes[344..<348]) == Array("n+1\0".utf8)
    }

    /// Seconds between volumes; nil without a fourth axis of time.
    var timeStep: Double? {
        let scale: Double
        switch units & 0x38 {
        case 8: scale = 1
        case 16: scale = 1e-3
        case 24: scale = 1e-6
        default: return nil
        }
        return shape.count > 3 && pixelSizes[4].isFinite && pixelSizes[4] > 0 ? Double(pixelSizes[4]) * scale : nil
    }

    var description: String { String(decoding: descriptionBytes.prefix { $0 != 0 }, as: UTF8.self) }

    /// The 352 bytes that stand before the voxels, little endian: header and an empty list of extensions.
    var bytes: [UInt8] {
        var writer = ByteWriter(count: 352)
        writer.put(Int32(Self.size), at: 0)
        writer.put(UInt8(ascii: "r"), at: 38)
        writer.put(Int16(shape.count), at: 40)
        for axis in 0..<7 { writer.put(Int16(clamping: axis < shape.count ? shape[axis] : 1), at: 42 + 2 * axis) }
        writer.put(intent, at: 68)
        writer.put(Self.code(of: kind) ?? 0, at: 70)
        writer.put(Int16(kind.size * 8), at: 72)
        for index in 0..<8 { writer.put(pixelSizes[index], at: 76 + 4 * index) }
        writer.put(Float(352), at: 108)
        writer.put(slope, at: 112)
        writer.put(intercept, at: 116)
        writer.put(units, at: 123)
        writer.put(bytes: descriptionBytes.prefix(79), at: 148)
        writer.put(qformCode, at: 252)
        writer.put(sformCode, at: 254)
        for index in 0..<3 { writer.put(quaternion[index], at: 256 + 4 * index) }
        for index in 0..<3 { writer.put(offset[index], at: 268 + 4 * index) }
        for index in 0..<12 { writer.put(sform[index], at: 280 + 4 * index) }
        for (place, bytes) in kept { writer.put(bytes: bytes[...], at: place) }
        writer.put(bytes: Array("n+1".utf8)[...], at: 344)
        return writer.bytes
    }
}
