import Foundation
import Tensors

/// The files that nibabel and NumPy wrote (scripts/interop/make_nifti_goldens.py) and what these read from them.
enum Goldens {
    struct Expected: Decodable, Sendable {
        let shape: [Int]
        let values: [Double]
        let affine: [[Double]]?
    }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")

    static let expected: [String: Expected] = {
        guard let data = try? Data(contentsOf: folder.appending(path: "expected.json")) else { return [:] }
        return (try? JSONDecoder().decode([String: Expected].self, from: data)) ?? [:]
    }()

    static func path(_ name: String) -> String { folder.appending(path: name).path }

    static func names(ending suffix: String) -> [String] {
        expected.keys.filter { $0.hasSuffix(suffix) }.sorted()
    }
}

/// A folder that goes when the test does.
final class Scratch {
    let url = FileManager.default.temporaryDirectory.appending(path: "reel-volumes-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }

    func write(_ bytes: [UInt8], _ name: String) throws -> String {
        try Data(bytes).write(to: url.appending(path: name))
        return path(name)
    }
}

func bytes(of path: String) throws -> [UInt8] { try Array(Data(contentsOf: URL(filePath: path))) }
