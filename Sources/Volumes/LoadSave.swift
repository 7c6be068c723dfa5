import Catalogue
import Foundations
import Labels
import Tensors

/// Reads a file of any format in the room's list: by the ending of its name, else by its first bytes.
///
/// Throws `Problem` of kind `file` (missing, a directory, unreadable) or `format` (truncated, damaged, something else).
public func load(_ path: String, as wanted: LoadedKind = .automatic) throws -> Loaded {
    try format(reading: path).read(path, as: wanted)
}

/// A volume, whatever the file says.
public func loadVolume(_ path: String) throws -> Volume {
    guard case .volume(let volume) = try load(path, as: .volume) else {
        throw Problem(.format, "\(path) holds no volume", argument: "path")
    }
    return volume
}

/// A label map; floats must be whole. A table of names beside the file ("x.nii.txt") comes with it.
public func loadLabels(_ path: String) throws -> LabelMap {
    guard case .labels(let map) = try load(path, as: .labels) else {
        throw Problem(.format, "\(path) holds no label map", argument: "path")
    }
    return map
}

/// Writes beside the target, flushes, renames. The ending of the name picks the format.
public func save(_ value: Loaded, to path: String) throws {
    guard let format = format(named: path) else {
        throw Problem(
            .format, "no format is known for the name \(path)", remedy: "end it in \(endings)", argument: "path")
    }
    try format.write(value, to: path)
}

public func save(_ volume: Volume, to path: String) throws { try save(.volume(volume), to: path) }
public func save(_ map: LabelMap, to path: String) throws { try save(.labels(map), to: path) }
public func save(_ tensor: Tensor, to path: String) throws { try save(.tensor(tensor), to: path) }

private var endings: String {
    VolumesCatalogue.formats.flatMap { $0.suffixes }.joined(separator: ", ")
}

private func format(named path: String) -> (any FileFormat.Type)? {
    let name = path.lowercased()
    return VolumesCatalogue.formats.first { $0.suffixes.contains { name.hasSuffix($0) } }
}

private func format(reading path: String) throws -> any FileFormat.Type {
    let file = try InputFile(path)
    if let format = format(named: path) { return format }
    var head = try file.bytes(512)
    if GzipSource.recognises(head) { head = try GzipSource(file).bytes(512) }
    guard let format = VolumesCatalogue.formats.first(where: { $0.recognises(head) }) else {
        throw Problem(
            .format,
            "\(path) is none of \(VolumesCatalogue.formats.map { $0.name }.joined(separator: ", ")): "
                + FileGuess.describe(head),
            remedy: "files that can be read end in \(endings)", argument: "path")
    }
    return format
}

enum LoadEntry {
    static let entry = Entry(
        "load", room: "volumes",
        [
            Parameter(
                "path", "string", "a .nii, .nii.gz or .npy file", completion: .files(VolumesCatalogue.extensions)),
            Parameter(
                "as", "string", default: "automatic", "\"volume\", \"labels\" or \"tensor\"",
                completion: .choices(LoadedKind.names)),
        ],
        result: "volume, label map or tensor",
        summary: "Reads a volume or label map (NIfTI-1) or a tensor (NumPy) from a file.",
        source: "NIfTI-1 data format (nifti.nimh.nih.gov); NumPy format 1.0 and 2.0 (NEP 1)",
        examples: [
            """
            save(volume(tensor([[1.0, 2.0], [3.0, 4.0]]), spacing: [2, 2]), "slice.nii.gz")
            x = load "slice.nii.gz"
            x.spacing
            """
        ],
        keywords: ["open", "read", "nifti", "nii", "npy", "numpy", "import"])
}
