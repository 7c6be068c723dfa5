import Foundations

extension NIfTIHeader {
    private static let unreadKinds: [Int16: String] = [
        1: "single bits", 32: "complex64", 128: "RGB colours", 1536: "float128", 1792: "complex128",
        2048: "complex256", 2304: "RGBA colours",
    ]

    /// Reads a header. What cannot be is a `Problem(.format)`; what is odd and has one likely meaning is noted.
    init(_ bytes: [UInt8], path: String, notes: FileNotes) throws {
        func problem(_ message: String, _ remedy: String? = nil) -> Problem {
            Problem(.format, "\(path) \(message)", remedy: remedy, argument: "path")
        }
        let isSwapped = try Self.byteOrder(bytes, problem)
        let file = ByteReader(bytes, isSwapped: isSwapped)
        let shape = try Self.shape(file, problem)
        let code: Int16 = file.integer(70)
        guard let kind = Self.kinds[code] else {
            let name = Self.unreadKinds[code] ?? "numbers of the unknown type \(code)"
            throw problem("holds \(name), which is not read", "convert it to integers or floats")
        }
        self.init(shape: shape, kind: kind)
        self.isSwapped = isSwapped
        let bits: Int16 = file.integer(72)
        if Int(bits) != kind.size * 8 {
            notes.warn(
                "says that a voxel has \(bits) bits, and that it is \(kind.rawValue); it was read as \(kind.rawValue)")
        }
        dataOffset = try Self.dataOffset(file.float(108), problem, notes)
        (slope, intercept) = try Self.scale(file.float(112), file.float(116), problem, notes)
        intent = file.integer(68)
        pixelSizes = (0..<8).map { file.float(76 + 4 * $0) }
        units = bytes[123]
        qformCode = file.integer(252)
        sformCode = file.integer(254)
        quaternion = (0..<3).map { file.float(256 + 4 * $0) }
        offset = (0..<3).map { file.float(268 + 4 * $0) }
        sform = (0..<12).map { file.float(280 + 4 * $0) }
        descriptionBytes = Array(bytes[148..<228].prefix { $0 != 0 })
        for (place, size, count) in Self.keptFields {
            let field = (0..<count).flatMap { index -> [UInt8] in
                let start = place + index * size
                return isSwapped ? bytes[start..<(start + size)].reversed() : Array(bytes[start..<(start + size)])
            }
            if field.contains(where: { $0 != 0 }) { kept[place] = field }
        }
        try settleSpace(problem, notes)
    }

    /// Whether the bytes of numbers are in the other order than ours. Throws for what is no single-file NIfTI-1.
    private static func byteOrder(_ bytes: [UInt8], _ problem: (String, String?) -> Problem) throws -> Bool {
        guard bytes.count >= 4 else {
            throw problem("is not NIfTI-1: it holds \(bytes.count) bytes, a header has \(size)", nil)
        }
        let headerSize: Int32 = ByteReader(bytes).integer(0)
        if headerSize == 540 || headerSize.byteSwapped == 540 {
            throw problem("is NIfTI-2, which is not read", "convert it to NIfTI-1")
        }
        guard headerSize == size || headerSize.byteSwapped == size else {
            throw problem(
                "is not NIfTI-1: \(FileGuess.describe(bytes))", "a NIfTI-1 file begins with the number 348")
        }
        guard bytes.count >= size else {
            throw problem(
                "is cut short: a NIfTI-1 header has \(size) bytes, \(bytes.count) are there",
                "copy or download the file again")
        }
        switch Array(bytes[344..<348]) {
        case Array("n+1\0".utf8): return headerSize != size
        case Array("ni1\0".utf8):
            throw problem("is the header of a .hdr/.img pair", "convert the pair to a single .nii file")
        default:
            throw problem(
                "is not NIfTI-1: its magic is \(FileGuess.hex(bytes[344..<348])), not \"n+1\"",
                "an Analyze 7.5 file must be converted first")
        }
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

    private static func dataOffset(
        _ start: Float, _ problem: (String, String?) -> Problem, _ notes: FileNotes
    ) throws -> Int {
        if start == 0 {
            notes.warn("does not say where its voxels begin; byte 352 was taken, right behind the header")
            return 352
        }
        guard start.isFinite, start >= 352, start < 1e9, start == start.rounded() else {
            throw problem(
                "says that its voxels begin at byte \(start), which cannot be: a header takes 352 bytes",
                "copy or download the file again")
        }
        return Int(start)
    }

    /// A slope of 0 means by nifti1.h that nothing is scaled; NaN is what some programs write for the same.
    private static func scale(
        _ slope: Float, _ intercept: Float, _ problem: (String, String?) -> Problem, _ notes: FileNotes
    ) throws -> (Float, Float) {
        if slope == 0 {
            if intercept != 0 {
                notes.warn("has the slope 0 and the intercept \(intercept); its values were not scaled")
            }
            return (1, 0)
        }
        if slope.isNaN {
            notes.warn("has a slope that is no number; its values were not scaled")
            return (1, 0)
        }
        guard slope.isFinite, intercept.isFinite else {
            throw problem(
                "scales its values by \(slope) and adds \(intercept), which gives no numbers",
                "set scl_slope to 1 and scl_inter to 0 in its header if the values are not scaled")
        }
        return (slope, intercept)
    }
}
