import Foundations
import Tensors

/// NumPy's .npy, versions 1 to 3: a tensor, C or Fortran order, either byte order, integers, floats and booleans.
///
/// Integers and booleans become int64, floats float32. Written: `<f4` or `<i8`, C order, version 1.
/// Source: numpy.lib.format (NEP 1).
public enum NpyFormat: FileFormat {
    public static let name = "NumPy"
    public static let suffixes = [".npy"]
    private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

    public static func recognises(_ head: [UInt8]) -> Bool { head.starts(with: magic) }

    public static func read(_ path: String, as wanted: LoadedKind) throws -> Loaded {
        let file = try InputFile(path)
        let source = PlainSource(file)
        let header = try header(source, file)
        let numbers = try RawNumbers(
            source, kind: header.kind, shape: header.shape, isSwapped: header.isSwapped,
            isFirstAxisFastest: header.isFortran, headerBytes: header.size)
        let tensor =
            header.kind.isInteger && wanted != .volume || wanted == .labels
            ? try numbers.integers(shape: header.shape, path: path) : try numbers.floats(shape: header.shape)
        switch wanted {
        case .automatic, .tensor: return .tensor(tensor)
        case .volume: return try .volume(Volume(tensor: tensor))
        case .labels: return try .labels(LabelMap(tensor: tensor))
        }
    }

    public static func write(_ value: Loaded, to path: String) throws {
        let tensor = value.tensor
        let isFloat = tensor.elementType == .float32
        let encoded =
            isFloat
            ? try EncodedNumbers(floats: tensor, firstAxisFastest: false)
            : try EncodedNumbers(integers: tensor, kind: .int64, firstAxisFastest: false)
        let lengths = tensor.shape.map(String.init).joined(separator: ", ")
        let shape = "(\(lengths)\(tensor.rank == 1 ? "," : ""))"
        var text = "{'descr': '\(isFloat ? "<f4" : "<i8")', 'fortran_order': False, 'shape': \(shape), }"
        // Magic, version and length take 10 bytes; the whole is padded to a multiple of 64.
        text += String(repeating: " ", count: (64 - (10 + text.utf8.count + 1) % 64) % 64) + "\n"
        let head = magic + [1, 0, UInt8(text.utf8.count & 255), UInt8(text.utf8.count >> 8)] + Array(text.utf8)
        try AtomicFile.write(to: path) { append in
            try head.withUnsafeBytes { try append($0) }
            try encoded.withBytes(append)
        }
    }

    private struct Header {
        var kind: NumberKind
        var isSwapped: Bool
        var isFortran: Bool
        var shape: [Int]
        var size: Int
    }

    private static func header(_ source: PlainSource, _ file: InputFile) throws -> Header {
        let path = file.path
        func problem(_ message: String, remedy: String? = nil) -> Problem {
            Problem(.format, "\(path) \(message)", remedy: remedy, argument: "path")
        }
        let start = try source.bytes(8)
        guard start.starts(with: magic) else { throw problem("is not a NumPy array: \(FileGuess.describe(start))") }
        guard start.count == 8 else { throw problem("is cut short: it holds \(file.size) bytes") }
        guard (1...3).contains(start[6]) else {
            throw problem("is of the unknown .npy version \(start[6]).\(start[7])")
        }
        let lengthBytes = try source.bytes(start[6] == 1 ? 2 : 4)
        let length = lengthBytes.reversed().reduce(0) { $0 << 8 | Int($1) }
        guard length <= 1 << 16 else { throw problem("claims a header of \(length) bytes; 65536 is the most read") }
        let text = try source.bytes(length)
        guard text.count == length, lengthBytes.count == (start[6] == 1 ? 2 : 4) else {
            throw problem(
                "is cut short: its header claims \(length) bytes, the file has \(file.size)",
                remedy: "copy or download the file again")
        }
        guard let dictionary = PythonLiteral.dictionary(text) else {
            throw problem("has a header that is no Python dictionary")
        }
        guard case .string(let type)? = dictionary["descr"] else {
            throw problem("has a header that names no plain type", remedy: "structured arrays are not read")
        }
        guard case .boolean(let isFortran)? = dictionary["fortran_order"] else {
            throw problem("has a header without fortran_order")
        }
        guard case .integers(let shape)? = dictionary["shape"] else { throw problem("has a header without a shape") }
        guard let kind = kind(String(type.dropFirst())), let order = type.first, "<>|=".contains(order) else {
            throw problem(
                "holds numbers of type \"\(type)\", which are not read",
                remedy: "save it as integers, floats or booleans, for instance with astype('float32')")
        }
        return Header(
            kind: kind, isSwapped: order == ">", isFortran: isFortran, shape: shape,
            size: 8 + lengthBytes.count + length)
    }

    private static func kind(_ code: String) -> NumberKind? {
        let kinds: [String: NumberKind] = [
            "b1": .boolean, "u1": .uint8, "i1": .int8, "u2": .uint16, "i2": .int16, "u4": .uint32, "i4": .int32,
            "u8": .uint64, "i8": .int64, "f2": .float16, "f4": .float32, "f8": .float64,
        ]
        return kinds[code]
    }
}
