import Foundations
import Labels
import Tensors

/// What was read from a file, and what had to be assumed to read it.
public struct LoadedFile: Sendable {
    public var value: Loaded
    public var warnings: [String]
}

/// Reads a file of any format in the room's list: by the ending of its name, else by its first bytes. Names of labels are
/// not looked for (`LabelTableFile`). `name` is what messages call the file.
///
/// Throws `Problem` of kind `file` (missing, a directory, unreadable) or `format` (truncated, damaged, something else).
public func loadFile(_ path: String, named name: String? = nil, as wanted: LoadedKind = .automatic) throws -> LoadedFile
{
    let name = name ?? path
    try refusePairs(name)
    return try load(InputFile(path, named: name), as: wanted)
}

/// The same of bytes that are in memory, as if they were a file of that name.
public func loadFile(
    _ bytes: [UInt8], named name: String, as wanted: LoadedKind = .automatic
) throws -> LoadedFile {
    try load(InputFile(bytes: bytes, named: name), as: wanted)
}

/// What a file holds, where nobody is to be warned.
public func load(_ path: String, as wanted: LoadedKind = .automatic) throws -> Loaded {
    try loadFile(path, as: wanted).value
}

/// A volume, whatever the file says.
public func loadVolume(_ path: String) throws -> Volume {
    guard case .volume(let volume) = try load(path, as: .volume) else {
        throw Problem(.format, "\(path) holds no volume", argument: "path")
    }
    return volume
}

/// A label map; floats must be whole. The table of names beside the file comes with it.
public func loadLabels(_ path: String) throws -> LabelMap {
    guard case .labels(var map) = try load(path, as: .labels) else {
        throw Problem(.format, "\(path) holds no label map", argument: "path")
    }
    map.table = try LabelTableFile.beside(path).map { try LabelTableFile.read($0) }
    return map
}

/// Writes beside the target, flushes, renames. The ending of the name picks the format. Numbers are of the type given, else
/// of the one the value came with or that holds them. Names of labels are not written (`LabelTableFile`).
public func save(_ value: Loaded, to path: String, as kind: NumberKind? = nil) throws {
    try requireFormat(named: path).write(value, to: path, as: kind)
}

public func save(_ volume: Volume, to path: String, as kind: NumberKind? = nil) throws {
    try save(.volume(volume), to: path, as: kind)
}
public func save(_ map: LabelMap, to path: String, as kind: NumberKind? = nil) throws {
    try save(.labels(map), to: path, as: kind)
}
public func save(_ tensor: Tensor, to path: String, as kind: NumberKind? = nil) throws {
    try save(.tensor(tensor), to: path, as: kind)
}

private func load(_ file: InputFile, as wanted: LoadedKind) throws -> LoadedFile {
    let notes = FileNotes(file.path)
    let value = try format(of: file).read(file, as: wanted, notes: notes)
    return LoadedFile(value: value, warnings: notes.warnings)
}

private var endings: String {
    VolumesCatalogue.formats.flatMap { $0.suffixes }.joined(separator: ", ")
}

private func format(named path: String) -> (any FileFormat.Type)? {
    let name = path.lowercased()
    return VolumesCatalogue.formats.first { $0.suffixes.contains { name.hasSuffix($0) } }
}

private func requireFormat(named path: String) throws -> any FileFormat.Type {
    if let format = format(named: path) { return format }
    throw Problem(.format, "no format is known for the name \(path)", remedy: "end it in \(endings)", argument: "path")
}

private func format(of file: InputFile) throws -> any FileFormat.Type {
    if let format = format(named: file.path) { return format }
    var head = try file.bytes(512)
    if GzipSource.recognises(head) { head = try GzipSource(file).bytes(512) }
    guard let format = VolumesCatalogue.formats.first(where: { $0.recognises(head) }) else {
        throw Problem(
            .format,
            "\(file.path) is none of \(VolumesCatalogue.formats.map { $0.name }.joined(separator: ", ")): "
                + FileGuess.describe(head),
            remedy: "files that can be read end in \(endings)", argument: "path")
    }
    return format
}

/// A header without its voxels, or voxels without their header.
private func refusePairs(_ name: String) throws {
    guard [".hdr", ".img", ".hdr.gz", ".img.gz"].contains(where: { name.lowercased().hasSuffix($0) }) else { return }
    throw Problem(
        .format, "\(name) is one half of a pair .hdr and .img (Analyze or NIfTI), and pairs are not read",
        remedy:
            "convert the pair to one .nii file, for instance with nibabel: nibabel.load(\"x.hdr\").to_filename(\"x.nii\")",
        argument: "path")
}
