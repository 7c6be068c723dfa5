import Foundation

/// The bytes of an argument as the shell gave them. Swift's own list of arguments has each byte that is not UTF-8 replaced
/// without a word.
enum RawArgument {
    static func bytes(of argument: String) -> [UInt8] {
        let repaired = Array(argument.utf8)
        guard argument.unicodeScalars.contains("\u{FFFD}"),
            let line = FileManager.default.contents(atPath: "/proc/self/cmdline")
        else { return repaired }
        let raw = line.split(separator: 0, omittingEmptySubsequences: false).map(Array.init)
        return raw.first { String(decoding: $0, as: UTF8.self) == argument } ?? repaired
    }
}
