import Foundation
import Foundations
import Labels

/// Tables of names beside a label map: label descriptions of ITK-SNAP, colour tables of FreeSurfer and 3D Slicer, tables of
/// MRIcron, and CSV or TSV, as of BIDS.
public enum LabelTableFile {
    /// What ends the name of a table beside x.nii.gz, the first that is looked for first.
    public static let endings = [".tsv", ".nii.txt", ".txt", ".csv", ".label", ".ctbl"]

    /// Endings of file names, without the dot.
    public static let extensions = ["tsv", "txt", "csv", "label", "ctbl"]

    private static let largest = 1 << 22

    /// Reads a table. Throws `Problem` if the file is missing, too large, or has a line that is no entry, naming it.
    public static func read(_ path: String, named name: String? = nil) throws -> LabelTable {
        let file = try InputFile(path, named: name)
        return try table(of: file.allBytes(limit: largest), named: file.path)
    }

    /// A table from the bytes of a file of that name.
    public static func table(of bytes: [UInt8], named name: String) throws -> LabelTable {
        try LabelTableReader(TableText(bytes, named: name), name).table()
    }

    /// Where the table of an image may stand, the first first: x.tsv, x.nii.txt … for x.nii.gz; for BIDS's x_dseg.nii.gz also
    /// dseg.tsv in the same folder.
    public static func candidates(beside path: String) -> [String] {
        let stem = stem(of: path)
        var names = endings.map { stem + $0 }
        if stem.hasSuffix("_dseg") {
            let folder = (path as NSString).deletingLastPathComponent
            names.append((folder as NSString).appendingPathComponent("dseg.tsv"))
        }
        return names
    }

    /// The table that stands beside an image; nil where there is none.
    public static func beside(_ path: String) -> String? {
        candidates(beside: path).first(where: RegularFile.exists)
    }

    /// Where `save` puts the names of a label map: where `load` looks first.
    public static func place(beside path: String) -> String { stem(of: path) + endings[0] }

    /// Throws `Problem` for a table that could not be read again, for a place that cannot be written to, and where a table
    /// stands whose names would be lost: that is somebody's work, or another image's.
    public static func requireRoom(for table: LabelTable, at path: String, named name: String) throws {
        _ = try bytes(of: table)
        try AtomicFile.requireReplaceable(path, named: name)
        guard RegularFile.exists(path) else { return }
        let old = try InputFile(path, named: name).allBytes(limit: largest)
        if let known = try? self.table(of: old, named: name) {
            // One of ours, of which nothing is lost.
            let lost = known.entries.first { table.name(of: $0.value) != $0.name }
            if known == table || old.starts(with: header) && lost == nil { return }
            if let lost {
                throw Problem(
                    .file,
                    "\(name), where the names of the labels would be written, is another table: \(lost.value) is "
                        + "\"\(lost.name)\" there",
                    remedy: "move or remove it, or save the labels under another name", argument: "path")
            }
        }
        throw Problem(
            .file, "\(name), where the names of the labels would be written, is another table",
            remedy: "move or remove it, or save the labels under another name", argument: "path")
    }

    /// Writes a table as BIDS has it, columns index and name parted by a tab; one that says the same already stays.
    public static func write(_ table: LabelTable, to path: String, named name: String) throws {
        try requireRoom(for: table, at: path, named: name)
        if RegularFile.exists(path), isSame(try InputFile(path).allBytes(limit: largest), table, name) { return }
        try AtomicFile.write(bytes(of: table), to: path)
    }

    private static func isSame(_ bytes: [UInt8], _ table: LabelTable, _ name: String) -> Bool {
        (try? self.table(of: bytes, named: name)) == table
    }

    private static let header = Array("index\tname\n".utf8)

    static func bytes(of table: LabelTable) throws -> [UInt8] {
        let lines = table.entries.map { "\($0.value)\t\(TableText.quoted($0.name))\n" }
        let bytes = header + Array(lines.joined().utf8)
        guard try self.table(of: bytes, named: "the table of names") == table else {
            throw Problem(.value, "the names of the labels cannot be written as a table", argument: "value")
        }
        return bytes
    }

    /// "a/x" for "a/x.nii.gz".
    private static func stem(of path: String) -> String {
        var stem = path
        for ending in [".gz", ".nii", ".npy"] where stem.lowercased().hasSuffix(ending) {
            stem = String(stem.dropLast(ending.count))
        }
        return stem
    }
}
