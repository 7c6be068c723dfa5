import Foundation
import Foundations
import Language

/// The lines `#: …` at the top of a saved reel: what the results below depend on beside the script.
///
///     #: reel 0.1.0
///     #: seed 7
///     #: cpu x86-64 avx2 fma
///     #: library oneDNN 2.6.3
///     #: folder ..
///     #: input t1.nii.gz sha256 9f86d0…
///     #: input "a\nb.nii" sha256 9f86d0…
struct ReelHead: Equatable {
    var version: String?
    /// The seed the session began with; a `seed` statement stands in the script itself.
    var seed: UInt64?
    var instructionSet: String?
    var libraries: [String] = []
    /// Where the session began, from the folder of the reel; nil: there.
    var folder: String?
    var inputs: [Input] = []

    struct Input: Equatable {
        var path: String
        var digest: String
    }

    static let mark = "#:"

    /// The head of a session on this machine.
    static func current(
        seed: UInt64, folder: String? = nil, inputs: [(path: String, digest: String)]
    ) -> ReelHead {
        ReelHead(
            version: ReelVersion.current, seed: seed, instructionSet: MachineDescription.instructionSet,
            libraries: MachineDescription.libraries.map { "\($0.name) \($0.version)" }, folder: folder,
            inputs: inputs.map { Input(path: $0.path, digest: $0.digest) })
    }

    /// Reads a head as `lines` writes it; lines with a first word that only a later version knows are passed over. Throws
    /// `ScriptError` for one that says nothing that can be followed: a replay must not go on from half of a head.
    init(lines: [String]) throws {
        for line in lines {
            let words = line.dropFirst(Self.mark.count).split(separator: " ", maxSplits: 1).map(String.init)
            guard let key = words.first, Self.keys.contains(key) else { continue }
            guard words.count == 2 else { throw Self.failure(line) }
            try read(key, words[1], line)
        }
    }

    private static let keys: Set<String> = ["reel", "seed", "cpu", "library", "folder", "input"]

    private mutating func read(_ key: String, _ text: String, _ line: String) throws {
        /// What stands once.
        func once(_ value: String?) throws -> String {
            guard value == nil else { throw Self.failure(line, "it says so twice") }
            return text
        }
        switch key {
        case "reel": version = try once(version)
        case "seed":
            guard let number = UInt64(try once(seed.map(String.init))) else { throw Self.failure(line) }
            seed = number
        case "cpu": instructionSet = try once(instructionSet)
        case "library": libraries.append(text)
        case "folder": folder = try Self.name(try once(folder), line)
        default:
            guard let mark = text.range(of: " sha256 ", options: .backwards) else { throw Self.failure(line) }
            let digest = text[mark.upperBound...]
            guard digest.count == 64, digest.allSatisfy({ "0123456789abcdef".contains($0) }) else {
                throw Self.failure(line, "a digest has 64 hexadecimal digits")
            }
            inputs.append(Input(path: try Self.name(String(text[..<mark.lowerBound]), line), digest: String(digest)))
        }
    }

    private static func failure(_ line: String, _ reason: String? = nil) -> ScriptError {
        ScriptError(
            "format", "the head of the reel cannot be read: \(TerminalText.line(line))",
            notes: [reason, "save the session anew, or take the line away"].compactMap(\.self))
    }

    // MARK: names of files

    /// A name as it stands in a head: plain, or in quotes with escapes where it could be taken for something else.
    private static func written(_ name: String) -> String {
        let isPlain =
            TerminalText.line(name) == name && !name.hasPrefix("\"") && !name.hasPrefix(" ") && !name.hasSuffix(" ")
            && !name.contains(" sha256 ") && !name.isEmpty
        return isPlain ? name : QuotedName.text(name)
    }

    private static func name(_ text: String, _ line: String) throws -> String {
        guard text.hasPrefix("\"") else { return text }
        guard let name = QuotedName.name(text[...]) else {
            throw failure(line, "its name is not closed, or has no such escape")
        }
        return name
    }

    init(
        version: String? = nil, seed: UInt64? = nil, instructionSet: String? = nil, libraries: [String] = [],
        folder: String? = nil, inputs: [Input] = []
    ) {
        self.version = version
        self.seed = seed
        self.instructionSet = instructionSet
        self.libraries = libraries
        self.folder = folder
        self.inputs = inputs
    }

    /// The head of a source that has not been parsed: the marked lines before its first statement.
    init(in source: Source) throws {
        let bare = source.text.lines.lazy.map { $0.drop { $0 == " " || $0 == "\t" } }
        let above = bare.prefix { $0.isEmpty || $0.first == "#" }
        try self.init(lines: above.filter { $0.hasPrefix(Self.mark) }.map(String.init))
    }

    var lines: [String] {
        var lines: [String] = []
        if let version { lines.append("reel \(version)") }
        if let seed { lines.append("seed \(seed)") }
        if let instructionSet { lines.append("cpu \(instructionSet)") }
        lines += libraries.map { "library \($0)" }
        if let folder { lines.append("folder \(Self.written(folder))") }
        lines += inputs.map { "input \(Self.written($0.path)) sha256 \($0.digest)" }
        return lines.map { "\(Self.mark) \($0)" }
    }

    /// How the machine that recorded differs from another, in words; nil where bits should be the same.
    func difference(from other: ReelHead) -> String? {
        guard instructionSet != nil || !libraries.isEmpty else { return nil }
        var parts: [String] = []
        if let own = instructionSet, own != other.instructionSet {
            parts.append("recorded on \(own), this is \(other.instructionSet ?? "unknown")")
        }
        let changed = libraries.filter { !other.libraries.contains($0) }
        if !changed.isEmpty {
            parts.append(
                "recorded with \(changed.joined(separator: ", ")), here is \(other.libraries.joined(separator: ", "))")
        }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
}
