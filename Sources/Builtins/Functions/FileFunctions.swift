import Catalogue
import Foundations
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
            let kind = try LoadedKind(named: try arguments.string("as"), argument: "as")
            let name = try arguments.string("path")
            switch try Volumes.load(try call.host.pathForReading(name), as: kind) {
            case .volume(var volume):
                volume.file = name
                return .object(volume)
            case .labels(var labels):
                labels.file = name
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
            ],
            result: "none",
            summary: "Writes a value to a file, whole or not at all; save session \"x.reel\" writes the session.",
            examples: ["save(tensor([[1, 2], [3, 4]]), \"counts.npy\")\nload \"counts.npy\""],
            keywords: ["write", "export", "nifti", "nii", "npy", "numpy", "png", "svg", "reel"])
    ) { arguments, call in
        let path = try arguments.string("path")
        let value = try arguments.value("value")
        if case .object(is SessionObject) = value {
            try call.host.saveSession(path)
            return .none
        }
        try write(path, call.host) { target in
            switch value {
            case .object(let volume as Volume): try Volumes.save(volume, to: target)
            case .object(let labels as LabelMap): try Volumes.save(labels, to: target)
            case .object(let figure as Figure): try figure.write(to: target)
            default:
                guard let tensor = try value.asTensorOrList else {
                    throw Problem(
                        .type, "\(value.typePhrase) cannot be saved to a file",
                        remedy:
                            "volumes, label maps, tensors and figures can; save session \"x.reel\" saves the session",
                        argument: "value")
                }
                try Volumes.save(tensor, to: target)
            }
        }
        return .none
    }

    /// Writes a file that the user named, and tells the session.
    static func write(_ path: String, _ host: any Host, _ body: (String) throws -> Void) throws {
        try body(try host.pathForWriting(path))
        try host.wrote(path)
    }
}
