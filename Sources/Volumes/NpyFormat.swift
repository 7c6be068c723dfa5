import Foundations
import Tensors

/// NumPy's .npy, versions 1 to 3: a tensor, C or Fortran order, either byte order, integers, floats and booleans.
///
/// Integers and booleans become int64, floats float32. Written: `<f4` or `<i8` where no type is given, C order, version 1.
/// Source: numpy.lib.format (NEP 1).
public enum NpyFormat: FileFormat {
    public static let name = "NumPy"
    public static let suffixes = [".npy"]

    public static func recognises(_ head: [UInt8]) -> Bool { head.starts(with: NpyHeader.magic) }

    public static func read(_ file: InputFile, as wanted: LoadedKind, notes: FileNotes) throws -> Loaded {
        let source = PlainSource(file)
        let header = try NpyHeader(source, size: file.size)
        let numbers = try RawNumbers(
            source, kind: header.kind, shape: header.shape, isSwapped: header.isSwapped,
            isFirstAxisFastest: header.isFortran, headerBytes: header.size, notes: notes)
        let areIntegers = header.kind.isInteger && wanted != .volume || wanted == .labels
        let tensor =
            areIntegers
            ? try numbers.integers(shape: header.shape, path: file.path) : try numbers.floats(shape: header.shape)
        if !areIntegers { try numbers.noteChanges(notes) }
        switch wanted {
        case .automatic, .tensor: return .tensor(tensor)
        case .volume: return try .volume(Volume(tensor: tensor))
        case .labels: return try .labels(LabelMap(tensor: tensor))
        }
    }

    public static func write(_ value: Loaded, to path: String, as kind: NumberKind?) throws {
        let tensor = value.tensor
        let kind = kind ?? (tensor.elementType == .float32 ? .float32 : .int64)
        let encoded = try EncodedNumbers(tensor, kind: kind, firstAxisFastest: false)
        let head = NpyHeader.bytes(of: tensor.shape, kind)
        try AtomicFile.write(to: path) { append in
            try head.withUnsafeBytes { try append($0) }
            try encoded.withBytes(append)
        }
    }
}
