import Foundation
import Foundations
import Labels

/// Tables of names as atlases bring them: one line a value, "1 Precentral_L 2001" or "1<tab>Genu of corpus callosum".
///
/// With a tab the name is what stands between the first and the second tab; with spaces it is the second word. Lines
/// that are empty or begin with # are passed over.
public enum LabelTableFile {
    /// Throws `Problem` if the file is missing, too large, or has a line that is no entry.
    public static func read(_ path: String) throws -> LabelTable {
        let file = try InputFile(path)
        guard file.size <= 1 << 22 else {
            throw Problem(.format, "\(path) has \(file.size) bytes: too many for a table of names", argument: "path")
        }
        let text = String(decoding: try file.bytes(file.size), as: UTF8.self)
        var entries: [LabelTable.Entry] = []
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let line = line.trimmingCharacters(in: .whitespaces)
            if line.isEmpty || line.hasPrefix("#") { continue }
            guard let entry = entry(line) else {
                throw Problem(
                    .format, "\(path), line \(number + 1): expected a value and a name, found \"\(line.prefix(60))\"",
                    argument: "path")
            }
            entries.append(entry)
        }
        return LabelTable(entries)
    }

    /// The table that stands beside an atlas: "aal.nii.txt" for "aal.nii.gz". Nil if there is none that can be read.
    static func beside(_ path: String) -> LabelTable? {
        let stem = path.lowercased().hasSuffix(".gz") ? String(path.dropLast(3)) : path
        let name = stem + ".txt"
        return FileManager.default.fileExists(atPath: name) ? try? read(name) : nil
    }

    private static func entry(_ line: String) -> LabelTable.Entry? {
        let hasTabs = line.contains("\t")
        let words = line.split(maxSplits: hasTabs ? 2 : .max) { hasTabs ? $0 == "\t" : $0 == " " }
        guard words.count >= 2, let value = Int(words[0].trimmingCharacters(in: .whitespaces)) else { return nil }
        return LabelTable.Entry(value: value, name: words[1].trimmingCharacters(in: .whitespaces))
    }
}
