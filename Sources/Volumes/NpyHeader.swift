import Foundations

/// What stands before the numbers of a .npy file: magic, version, and a Python dictionary.
struct NpyHeader {
    static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
    private static let keys: Set<String> = ["descr", "fortran_order", "shape"]
    private static let codes: [String: NumberKind] = [
        "b1": .boolean, "u1": .uint8, "i1": .int8, "u2": .uint16, "i2": .int16, "u4": .uint32, "i4": .int32,
        "u8": .uint64, "i8": .int64, "f2": .float16, "f4": .float32, "f8": .float64,
    ]

    let kind: NumberKind
    let isSwapped: Bool
    let isFortran: Bool
    let shape: [Int]
    /// Bytes before the numbers.
    let size: Int

    /// Reads a header of a file of `fileSize` bytes. Throws `Problem(.format)` for anything that NumPy does not write, or that is
    /// no plain array of numbers.
    init(_ source: PlainSource, size fileSize: Int) throws {
        let path = source.path
        func problem(_ message: String, _ remedy: String? = nil) -> Problem {
            Problem(.format, "\(path) \(message)", remedy: remedy, argument: "path")
        }
        let start = try source.bytes(8)
        guard start.starts(with: Self.magic) else {
            throw problem("is not a NumPy array: \(FileGuess.describe(start))")
        }
        guard start.count == 8 else { throw problem("is cut short: it holds \(fileSize) bytes") }
        guard (1...3).contains(start[6]), start[7] == 0 else {
            throw problem("is of the unknown .npy version \(start[6]).\(start[7])", "save it with np.save")
        }
        let lengthBytes = try source.bytes(start[6] == 1 ? 2 : 4)
        let length = lengthBytes.reversed().reduce(0) { $0 << 8 | Int($1) }
        guard length <= 1 << 16 else { throw problem("claims a header of \(length) bytes; 65536 is the most read") }
        let text = try source.bytes(length)
        guard text.count == length, lengthBytes.count == (start[6] == 1 ? 2 : 4) else {
            throw problem(
                "is cut short: its header claims \(length) bytes, the file has \(fileSize)",
                "copy or download the file again")
        }
        guard let pairs = PythonLiteral.dictionary(text) else {
            throw problem("has a header that is no Python dictionary, or more than one")
        }
        let fields = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        guard fields.count == pairs.count else { throw problem("has a header that names a key twice") }
        if let other = pairs.first(where: { !Self.keys.contains($0.key) }) {
            throw problem("has a header with the unknown key \"\(other.key)\"", "save it with np.save")
        }
        guard case .boolean(let isFortran)? = fields["fortran_order"] else {
            throw problem("has a header without fortran_order")
        }
        (kind, isSwapped) = try Self.type(fields["descr"], problem)
        self.isFortran = isFortran
        shape = try Self.shape(fields["shape"], problem)
        size = 8 + lengthBytes.count + length
    }

    private static func shape(_ value: PythonLiteral?, _ problem: (String, String?) -> Problem) throws -> [Int] {
        guard case .sequence(let lengths)? = value else { throw problem("has a header without a shape", nil) }
        let numbers = lengths.map { if case .integer(let number) = $0 { number } else { -1 } }
        guard lengths.count <= 64, numbers.allSatisfy({ $0 >= 0 }) else {
            throw problem("has a header whose shape is no tuple of up to 64 lengths", nil)
        }
        return numbers
    }

    private static func type(
        _ value: PythonLiteral?, _ problem: (String, String?) -> Problem
    ) throws -> (NumberKind, isSwapped: Bool) {
        switch value {
        case .string(let type)?:
            guard let kind = codes[String(type.dropFirst())], let order = type.first,
                "<>=".contains(order) || order == "|" && kind.size == 1
            else {
                let remedy =
                    type.hasSuffix("O")
                    ? "it holds Python objects; save its numbers alone"
                    : "save it as integers, floats or booleans, for instance with astype('float32')"
                throw problem("holds numbers of type \"\(type)\", which are not read", remedy)
            }
            return (kind, order == ">")
        case .sequence(let fields)?:
            let names = fields.compactMap { field -> String? in
                if case .sequence(let parts) = field, case .string(let name)? = parts.first { name } else { nil }
            }
            let example = names.first ?? "name"
            throw problem(
                "is a structured array" + (names.isEmpty ? "" : " of the fields \(names.joined(separator: ", "))")
                    + ", which is not read", "save one field of it: np.save(\"\(example).npy\", a[\"\(example)\"])")
        default: throw problem("has a header that names no type", nil)
        }
    }

    /// The header of a C-ordered array, version 1.
    static func bytes(of shape: [Int], _ kind: NumberKind) -> [UInt8] {
        let lengths = shape.map(String.init).joined(separator: ", ")
        let code = codes.first { $0.value == kind }?.key ?? ""
        let type = (kind.size == 1 ? "|" : "<") + code
        var text =
            "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(lengths)\(shape.count == 1 ? "," : "")), }"
        // Magic, version and length take 10 bytes; the whole is padded to a multiple of 64.
        text += String(repeating: " ", count: (64 - (10 + text.utf8.count + 1) % 64) % 64) + "\n"
        return magic + [1, 0, UInt8(text.utf8.count & 255), UInt8(text.utf8.count >> 8)] + Array(text.utf8)
    }
}
