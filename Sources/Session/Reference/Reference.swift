import Builtins
import Catalogue
import Foundation
import Foundations

/// The reference: pages made of the catalogue, a room each, with an index.
///
/// What examples show can differ in the last bits where the processor or a library is another; the index page says with
/// which the pages were made, as reels do.
public enum Reference {
    /// How far numbers may be from each other on another machine.
    static let tolerance = 1e-2
    static let indexName = "README"
    /// Where the project keeps its pages.
    public static let folder = "Docs/Reference"

    /// File name and text of every page. Runs every example; throws the error of one that fails.
    public static func pages() throws -> [(file: String, text: String)] {
        let index = BuiltinFunctions.index
        var pages: [ReferencePage] = []
        for room in Room.all where room.name != "modules" {
            pages.append(try ReferencePage(room.name, summary: room.summary, index.entries(in: room.name)))
        }
        let modules = index.entries(in: "modules")
        for module in modules {
            let summary = (module.details ?? module.summary) + "\n\n`\(module.signature)`"
            pages.append(try ReferencePage(module.name, summary: summary, index.members(of: module.name)))
        }
        return [(file(indexName), overview(index, modules))] + pages.map { (file($0.name), $0.text) }
    }

    /// Writes every page into a folder.
    public static func write(to folder: String) throws {
        let pages = try pages()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for page in pages { try AtomicFile.write(Array(page.text.utf8), to: "\(folder)/\(page.file)") }
    }

    /// The pages of a folder that are not what would be written now, missing and left over ones among them.
    public static func stale(in folder: String) throws -> [String] {
        let pages = try pages()
        func read(_ file: String) -> String? { try? String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8) }
        let head = try ReelHead(lines: headLines(read(file(indexName)) ?? ""))
        let isElsewhere = head.difference(from: .current(seed: 0, inputs: [])) != nil
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let extra = files.filter { $0.hasSuffix(".md") }.filter { file in !pages.contains { $0.file == file } }
        return pages.filter { page in
            guard let old = read(page.file) else { return true }
            return !agree(old, page.text, isElsewhere: isElsewhere)
        }.map(\.file) + extra.sorted()
    }

    /// Whether a page says what it should: to the character where it was made on such a machine, elsewhere with a
    /// tolerance for numbers.
    static func agree(_ old: String, _ new: String, isElsewhere: Bool) -> Bool {
        guard isElsewhere else { return old == new }
        func lines(_ text: String) -> [String] {
            text.lines.map(String.init).filter { !$0.hasPrefix(ReelHead.mark) }
        }
        return RecordedLine.agree(lines(old), lines(new), tolerance: tolerance)
    }

    private static func overview(_ index: CatalogueIndex, _ modules: [Entry]) -> String {
        let head = ReelHead.current(seed: 0, inputs: []).lines
        var lines = ["<!-- Written by `reel docs`; the results of examples are those of:"] + head + ["-->"]
        lines += [
            "", "# Reference", "",
            "Every function, kind of value, word and sign of Reel, by topic; `help NAME` shows the same at the prompt. The language as a "
                + "whole is described in [Language.md](../Language.md).",
        ]
        for room in Room.all where room.name != "modules" {
            let names = index.entries(in: room.name).map { "`\($0.name)`" }.joined(separator: " ")
            lines += ["", "## [\(room.name)](\(file(room.name)))", "", room.summary, "", names]
        }
        lines += ["", "## Standard library", "", "Modules written in the language, for `use NAME`."]
        for module in modules {
            let names = index.members(of: module.name).map { "`\($0.name)`" }.joined(separator: " ")
            lines += ["", "### [\(module.name)](\(file(module.name)))", "", module.summary, "", names]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func headLines(_ text: String) -> [String] {
        text.lines.prefix(40).filter { $0.hasPrefix(ReelHead.mark) }.map(String.init)
    }

    private static func file(_ name: String) -> String { "\(name).md" }
}
