import Foundation
import Foundations
import Labels
import Language

@testable import Session
@testable import Volumes

/// What libFuzzer calls with each input; REEL_FUZZ_FORMAT says who is to read it. Errors of ours are what readers answer bad
/// input with. Any other error, a trap or a wrong value ends the run, and libFuzzer keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func readOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = start.map { Array(UnsafeBufferPointer(start: $0, count: count)) } ?? []
    do {
        try Target.chosen.read(bytes)
    } catch is Problem, is LabelError, is ScriptError, is SyntaxErrors {
        return 0
    } catch {
        fatalError("a reader threw what is none of ours: \(error)")
    }
    return 0
}

/// Who reads the inputs.
enum Target: String, CaseIterable {
    case nifti, npy, gzip, parser, head, labels

    static let chosen: Target = {
        let name = ProcessInfo.processInfo.environment["REEL_FUZZ_FORMAT"] ?? ""
        guard let target = Target(rawValue: name) else {
            fatalError("REEL_FUZZ_FORMAT is none of \(allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return target
    }()

    func read(_ bytes: [UInt8]) throws {
        switch self {
        case .nifti: try InputAsFile.read(bytes, ending: ".nii") { try Images.read($0) }
        case .npy: try InputAsFile.read(bytes, ending: ".npy") { _ = try load($0) }
        case .gzip: try InputAsFile.read(bytes, ending: ".nii.gz") { try Images.read($0) }
        case .labels: try InputAsFile.read(bytes, ending: ".txt") { _ = try LabelTableFile.read($0) }
        case .parser: try Scripts.parse(bytes)
        case .head: try Scripts.readHead(bytes)
        }
    }
}

/// A file in memory that each input is written to, as readers take paths.
enum InputAsFile {
    private static let folder = "/dev/shm/reel-fuzz-\(getpid())"

    static func read(_ bytes: [UInt8], ending: String, _ body: (String) throws -> Void) throws {
        let path = folder + ending
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        precondition(descriptor >= 0, "\(path) cannot be written")
        precondition(write(descriptor, bytes, bytes.count) == bytes.count, "\(path) cannot be written")
        close(descriptor)
        defer { unlink(path) }
        try body(path)
    }
}

enum Images {
    /// As whatever it may be read as.
    static func read(_ path: String) throws {
        for kind in [LoadedKind.automatic, .volume, .labels, .tensor] {
            do {
                _ = try load(path, as: kind)
            } catch is Problem {
                continue
            }
        }
    }
}

enum Scripts {
    /// Parsed, completed at its end, taken apart as a reel and put together again: a reel that is written anew says the same.
    static func parse(_ bytes: [UInt8]) throws {
        let source = try ScriptFile.source(bytes, name: "input")
        _ = Parser.isIncomplete(source.text)
        _ = CompletionPlace(before: source.text)
        let program = try Parser.parse(source)
        let document = ReelDocument(program, source)
        let entries = document.blocks.map { (text: $0.text, recorded: $0.recorded) }
        let again = Source(name: "again", text: ReelDocument.render(head: nil, entries))
        let second = ReelDocument(try Parser.parse(again), again)
        precondition(
            second.blocks.map(\.text) == document.blocks.map(\.text), "a reel reads otherwise when written anew")
        precondition(second.blocks.map(\.recorded) == document.blocks.map(\.recorded), "its results read otherwise")
    }

    /// A head that can be read is written so that it reads the same, on lines that are comments.
    static func readHead(_ bytes: [UInt8]) throws {
        let source = try ScriptFile.source(bytes, name: "input")
        let head = try ReelHead(in: source)
        let lines = head.lines
        precondition(lines.allSatisfy { $0.hasPrefix("#: ") && !$0.utf8.contains(10) && !$0.utf8.contains(13) })
        precondition((try? ReelHead(lines: lines)) == head, "a head reads otherwise when written anew")
        // A name of any kind, too.
        let named = ReelHead(
            folder: source.text, inputs: [.init(path: source.text, digest: String(repeating: "0", count: 64))])
        precondition(named.lines.count == 2 && !named.lines.joined().utf8.contains(10))
        precondition((try? ReelHead(lines: named.lines)) == named, "a name in a head reads otherwise")
    }
}
