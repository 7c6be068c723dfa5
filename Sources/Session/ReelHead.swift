import Foundation
import Language

/// The lines `#: …` at the top of a saved reel: what the results below depend on beside the script.
///
///     #: reel 0.1.0
///     #: seed 7
///     #: cpu x86-64 avx2 fma
///     #: library oneDNN 2.6.3
///     #: folder ..
///     #: input t1.nii.gz sha256 9f86d0…
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

    /// Reads what of a head is there; lines that a later version wrote are passed over.
    init(lines: [String]) {
        for line in lines {
            let words = line.dropFirst(Self.mark.count).split(separator: " ", maxSplits: 1).map(String.init)
            guard words.count == 2 else { continue }
            switch words[0] {
            case "reel": version = words[1]
            case "seed": seed = UInt64(words[1])
            case "cpu": instructionSet = words[1]
            case "library": libraries.append(words[1])
            case "folder": folder = words[1]
            case "input":
                guard let mark = words[1].range(of: " sha256 ", options: .backwards) else { continue }
                inputs.append(
                    Input(path: String(words[1][..<mark.lowerBound]), digest: String(words[1][mark.upperBound...])))
            default: continue
            }
        }
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
    init(in source: Source) {
        let above = source.text.lines.prefix { $0.isEmpty || $0.first == "#" }
        self.init(lines: above.filter { $0.hasPrefix(Self.mark) }.map(String.init))
    }

    var lines: [String] {
        var lines: [String] = []
        if let version { lines.append("reel \(version)") }
        if let seed { lines.append("seed \(seed)") }
        if let instructionSet { lines.append("cpu \(instructionSet)") }
        lines += libraries.map { "library \($0)" }
        if let folder { lines.append("folder \(folder)") }
        lines += inputs.map { "input \($0.path) sha256 \($0.digest)" }
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
