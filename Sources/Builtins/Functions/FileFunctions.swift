import Catalogue
import Foundations
import Labels
import Language
import Networks
import Plotting
import Tensors
import Volumes

/// Reading and writing files. Entries stand in `VolumesCatalogue`.
enum FileFunctions {
    static let all: [Builtin] =
        Builtin.bind(VolumesCatalogue.entries.filter { bodies[$0.name] != nil }, bodies) + [save]

    static let bodies: [String: Builtin.Body] = [
        "load": { arguments, call in
            let kind =
                try arguments.isNone("as")
                ? LoadedKind.automatic : LoadedKind(named: arguments.string("as"), argument: "as")
            let name = try arguments.string("path")
            let loaded = try Volumes.loadFile(try call.host.pathForReading(name), named: name, as: kind)
            for warning in loaded.warnings { call.host.warn(warning) }
            if arguments.isMeant("names"), !loaded.value.isLabels {
                throw Problem(
                    .value, "\(name) was loaded as \(loaded.value.kind), whose values have no names",
                    remedy: "load it as: \"labels\"", argument: "names")
            }
            switch loaded.value {
            case .volume(var volume):
                volume.file = name
                return .object(volume)
            case .labels(var labels):
                labels.file = name
                labels.table = try LabelNames.table(for: labels, at: name, arguments, call.host)
                return .object(labels)
            case .tensor(let tensor): return .object(tensor)
            }
        }
    ]

    /// What can be saved comes from several rooms, and a session besides.
    private static let save = Builtin(
        Entry(
            "save", room: "volumes",
            [
                Parameter("value", "volume, label map, tensor, figure or session", "What to write."),
                Parameter(
                    "path", "string", "The ending of the name picks the format.",
                    completion: .files(VolumesCatalogue.extensions + Figure.extensions + ["reel"])),
                Parameter(
                    "as", "string", default: .automatic,
                    "The type of the numbers, as in \"int16\"; left out, the one they were read as or that holds them.",
                    completion: .choices(NumberKind.names)),
                Parameter(
                    "replace", "boolean", default: false,
                    "Lets a session take the place of a script that no session wrote."),
            ],
            result: "none",
            summary: "Writes a value to a file, whole or not at all; save session \"x.reel\" writes the session.",
            examples: ["save(tensor([[1, 2], [3, 4]]), \"counts.npy\", as: \"uint8\")\nload \"counts.npy\""],
            keywords: ["write", "export", "nifti", "nii", "npy", "numpy", "png", "svg", "reel", "int16", "uint8"],
            details: """
                Writes a value to a file, whole or not at all; save session "x.reel" writes the session. A file that is read-only is \
                not written over.
                A volume or label map that is saved as it was loaded keeps the type of its numbers and the codes, units, times and \
                description of its header; what was computed is float32, labels take the smallest integers. A value that the type \
                asked for does not hold (a fraction in int16, 300 in uint8) is an error that names it.
                The names of a label map are written beside it, as x.tsv for x.nii.gz, and load reads them again.
                """)
    ) { arguments, call in
        let path = try arguments.string("path")
        let value = try arguments.value("value")
        let isReplacing = try arguments.boolean("replace")
        if case .object(is SessionObject) = value {
            try refuse("as", in: arguments, for: "a session")
            try call.host.saveSession(path, replacing: isReplacing)
            return .none
        }
        try refuse("replace", in: arguments, for: value.typePhrase)
        if case .object(is Figure) = value { try refuse("as", in: arguments, for: "a figure") }
        let kind =
            arguments.isNone("as") ? nil : try NumberKind(named: try arguments.string("as"), argument: "as")
        let labels = if case .object(let labels as LabelMap) = value { labels } else { nil as LabelMap? }
        if let labels { try LabelNames.requireRoom(for: labels, beside: path, call.host) }
        try write(path, call.host) { target in
            switch value {
            case .object(let volume as Volume): try Volumes.save(volume, to: target, as: kind)
            case .object(let labels as LabelMap): try Volumes.save(labels, to: target, as: kind)
            case .object(let figure as Figure): try figure.write(to: target)
            default:
                guard let tensor = try value.asTensorOrList else {
                    throw Problem(
                        .type, "\(value.typePhrase) cannot be saved to a file",
                        remedy:
                            "volumes, label maps, tensors and figures can; save session \"x.reel\" saves the session",
                        argument: "value")
                }
                try Volumes.save(tensor, to: target, as: kind)
            }
        }
        if let labels { try LabelNames.write(labels, beside: path, call.host) }
        return .none
    }

    /// An argument that would do nothing is a mistake.
    private static func refuse(_ argument: String, in arguments: Arguments, for value: String) throws {
        guard arguments.isMeant(argument) else { return }
        throw Problem(.value, "`\(argument):` means nothing for \(value)", remedy: "leave it out", argument: argument)
    }

    /// Writes a file that the user named, and tells the session.
    static func write(_ path: String, _ host: any Host, _ body: (String) throws -> Void) throws {
        try body(try host.pathForWriting(path))
        try host.wrote(path)
    }
}
