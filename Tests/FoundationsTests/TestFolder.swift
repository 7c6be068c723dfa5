import Foundation

/// A folder that goes when the test does.
final class TestFolder {
    let path = FileManager.default.temporaryDirectory.appending(path: "reel-\(UUID().uuidString)").path

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func at(_ name: String) -> String { "\(path)/\(name)" }
    var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() } }
    func bytes(_ name: String) throws -> [UInt8] { try Array(Data(contentsOf: URL(filePath: at(name)))) }
    @discardableResult
    func write(_ bytes: [UInt8], _ name: String) throws -> String {
        try Data(bytes).write(to: URL(filePath: at(name)))
        return at(name)
    }
}
