import Foundations
import Tensors

/// A way to keep volumes, label maps or tensors in a file: one conforming type a file, one line in the room's list.
public protocol FileFormat: Sendable {
    /// "NIfTI-1".
    static var name: String { get }
    /// Endings of file names, longest first: [".nii.gz", ".nii"].
    static var suffixes: [String] { get }
    /// Whether a file that begins with these bytes (up to 512, already inflated) is of this format.
    static func recognises(_ head: [UInt8]) -> Bool
    /// Throws `Problem` of kind `file` or `format` that names the file and what was expected; what is odd and was read
    /// nevertheless is noted.
    static func read(_ file: InputFile, as wanted: LoadedKind, notes: FileNotes) throws -> Loaded
    /// Replaces the file at `path` whole. Numbers are of type `kind`, or of the one that the value was read as or that fits.
    /// Throws `Problem` if the value does not fit the format or the type.
    static func write(_ value: Loaded, to path: String, as kind: NumberKind?) throws
}

/// What to make of a file.
public enum LoadedKind: String, NamedChoice {
    public static let noun = "kind to load as"

    /// What the file says it is; a volume where a scan could be either.
    case automatic
    case volume
    case labels
    case tensor
}

/// What a file held.
public enum Loaded: Sendable {
    case volume(Volume)
    case labels(LabelMap)
    case tensor(Tensor)

    /// "a volume", for messages.
    public var kind: String {
        switch self {
        case .volume: "a volume"
        case .labels: "a label map"
        case .tensor: "a tensor"
        }
    }

    public var isLabels: Bool { if case .labels = self { true } else { false } }

    public var tensor: Tensor {
        switch self {
        case .volume(let volume): volume.tensor
        case .labels(let map): map.tensor
        case .tensor(let tensor): tensor
        }
    }
}
