import Foundation

/// The real executable, run as anyone would.
enum ReelProcess {
    struct Result {
        var status: Int32
        var output: String
        var errors: String
    }

    /// Beside the test bundle, where the build puts it.
    static let path: String = {
        let bundle = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let candidates = [bundle.deletingLastPathComponent(), root.appending(path: ".build/release")]
        return candidates.map { $0.appending(path: "reel").path }
            .first(where: FileManager.default.isExecutableFile(atPath:)) ?? "reel"
    }()

    /// `memory`: kilobytes of address space that it may take.
    static func run(
        _ arguments: [String], input: String = "", in folder: String? = nil, environment: [String: String] = [:],
        memory: Int? = nil, whileRunning: (Process) throws -> Void = { _ in }
    ) throws -> Result {
        let process = Process()
        process.executableURL = URL(filePath: memory == nil ? path : "/bin/sh")
        process.arguments =
            memory.map { ["-c", "ulimit -v \($0); exec \"$0\" \"$@\"", path] + arguments } ?? arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        if let folder { process.currentDirectoryURL = URL(filePath: folder) }
        let (input, output, errors) = (Data(input.utf8), Pipe(), Pipe())
        let stdin = Pipe()
        process.standardInput = stdin
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        try? stdin.fileHandleForWriting.write(contentsOf: input)
        try stdin.fileHandleForWriting.close()
        try whileRunning(process)
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let errorText = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
            errors: String(decoding: errorText, as: UTF8.self))
    }
}
