import Catalogue
import Foundations
import Language
import Networks
import Plotting
import Tensors
import Volumes

/// Reading and writing files. Entries stand in `VolumesCatalogue`.
enum FileFunctions {
    static let all: [Builtin] = Builtin.bind(VolumesCatalogue.entries.filter { bodies[$0.name] != nil }, bodies)

    static let bodies: [String: Builtin.Body] = [
        "load": { arguments, call in
            let wanted = try arguments.string("as")
            guard let kind = LoadedKind(rawValue: wanted) else {
                let known = LoadedKind.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
                throw Problem(
                    .value, "nothing is loaded as \"\(wanted)\"", remedy: "it is one of \(known)", argument: "as")
            }
            let path = try call.host.pathForReading(try arguments.string("path"))
            switch try Volumes.load(path, as: kind) {
            case .volume(let volume): return .object(volume)
            case .labels(let labels): return .object(labels)
            case .tensor(let tensor): return .object(tensor)
            }
        },
        "save": { arguments, call in
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
                    guard let tensor = try value.asTensor ?? listTensor(value) else {
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
        },
    ]

    /// Writes a file that the user named, and tells the session.
    static func write(_ path: String, _ host: any Host, _ body: (String) throws -> Void) throws {
        try body(try host.pathForWriting(path))
        try host.wrote(path)
    }

    private static func listTensor(_ value: Value) throws -> Tensor? {
        if case .list = value { return try TensorReader.tensor(value) }
        return nil
    }
}
