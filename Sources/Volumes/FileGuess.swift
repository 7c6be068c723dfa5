import Foundation

/// What a file looks like by its first bytes, for messages about files that are something else.
enum FileGuess {
    private static let signatures: [(bytes: [UInt8], offset: Int, name: String)] = [
        ([0x89, 0x50, 0x4e, 0x47], 0, "a PNG picture"),
        ([0xff, 0xd8, 0xff], 0, "a JPEG picture"),
        (Array("GIF8".utf8), 0, "a GIF picture"),
        ([0x49, 0x49, 0x2a, 0], 0, "a TIFF picture"),
        ([0x4d, 0x4d, 0, 0x2a], 0, "a TIFF picture"),
        (Array("DICM".utf8), 128, "a DICOM file"),
        (Array("NRRD".utf8), 0, "an NRRD file"),
        (Array("ObjectType".utf8), 0, "a MetaImage header"),
        ([0x93] + Array("NUMPY".utf8), 0, "a NumPy array (.npy)"),
        ([0x89] + Array("HDF".utf8), 0, "an HDF5 file"),
        (Array("PK\u{3}\u{4}".utf8), 0, "a zip archive (.npz, .docx …)"),
        ([0x1f, 0x8b], 0, "a gzip file"),
        (Array("BZh".utf8), 0, "a bzip2 file"),
        ([0xfd, 0x37, 0x7a, 0x58, 0x5a], 0, "an xz file"),
        (Array("%PDF".utf8), 0, "a PDF document"),
        (Array("MATLAB".utf8), 0, "a MATLAB file"),
        ([0x7f] + Array("ELF".utf8), 0, "a program"),
        (Array("<!DOCTYPE".utf8), 0, "a web page (perhaps a login page instead of the download)"),
        (Array("<html".utf8), 0, "a web page (perhaps a login page instead of the download)"),
        (Array("version https://git-lfs".utf8), 0, "a Git LFS pointer instead of the file itself"),
        ([0, 0, 0, 1, 0, 0], 0, "an MGH volume"),
    ]

    /// "it looks like a PNG picture", or its first bytes.
    static func describe(_ bytes: [UInt8]) -> String {
        if bytes.isEmpty { return "it is empty" }
        for signature in signatures where bytes.dropFirst(signature.offset).starts(with: signature.bytes) {
            return "it looks like \(signature.name)"
        }
        let head = bytes.prefix(12)
        if head.allSatisfy({ $0 == 9 || $0 == 10 || $0 == 13 || (32..<127).contains($0) }) {
            let text = String(decoding: head, as: UTF8.self).replacing("\n", with: "⏎").replacing("\r", with: "")
            return "it looks like text (\"\(text)…\")"
        }
        return "it begins with \(hex(head))"
    }

    /// "6e 2b 31 00".
    static func hex(_ bytes: ArraySlice<UInt8>) -> String {
        bytes.map { String(format: "%02x", $0) }.joined(separator: " ")
    }
}
