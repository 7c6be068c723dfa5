import Foundation

/// The package as it lies on disk, for tests that look at the sources.
enum House {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Target → what it depends on, read from Package.swift.
    static func manifest() throws -> [String: Set<String>] {
        let text = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
        guard let start = text.range(of: "targets: [\n")?.upperBound else { return [:] }
        var result: [String: Set<String>] = [:]
        for declaration in text[start...].matches(of: /\.(?:target|executableTarget|testTarget)\(\s*name: "(\w+)"/) {
            let rest = text[declaration.range.upperBound...]
            let end = rest.firstRange(of: /\n        \.(target|executableTarget|testTarget)\(/)?.lowerBound
            let body = rest[..<(end ?? rest.endIndex)]
            var names: Set<String> = []
            if let list = body.firstMatch(of: /dependencies: \[((?:[^\]])*)\]/) {
                let own = String(list.1)
                    .replacing(/\.product\(name: "(\w+)", package: "[^"]*"\)/) { "\"\($0.1)\"" }
                for name in own.matches(of: /"(\w+)"/) { names.insert(String(name.1)) }
            }
            result[String(declaration.1)] = names
        }
        return result
    }

    /// Every Swift source of ours, as a path from the root.
    static func swiftFiles() throws -> [String] {
        try files(in: ["Sources", "Tests", "stdlib"]).filter { $0.hasSuffix(".swift") }
    }

    static func files(in folders: [String]) throws -> [String] {
        try folders.flatMap { folder in
            try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
                .map { "\(folder)/\($0)" }
        }.sorted()
    }

    /// What stands at the top and git would take in.
    static func topLevel() throws -> [String] {
        let ignored: Set<String> = [".build", "shared"]
        return try FileManager.default.contentsOfDirectory(atPath: root.path).filter { !ignored.contains($0) }
    }

    static func target(of file: String) -> String? {
        let parts = file.split(separator: "/")
        return parts.first == "stdlib" ? "StandardLibrary" : parts.count > 2 ? String(parts[1]) : nil
    }

    static func imports(of file: String) throws -> [String] {
        try text(of: file).split(separator: "\n").filter { $0.contains("import ") }.compactMap { line in
            line.wholeMatch(
                of: /\s*(?:@testable |public |internal |@preconcurrency |@_\w+ )*import (?:\w+ )?(\w+)[\w.]*\s*/
            )
            .map { String($0.1) }
        }
    }

    static func text(of file: String) throws -> String {
        try String(contentsOf: root.appending(path: file), encoding: .utf8)
    }
}
