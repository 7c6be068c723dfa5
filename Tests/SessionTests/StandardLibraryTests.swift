import Builtins
import Foundation
import Language
import StandardLibrary
import Testing

@testable import Session

/// What is written in the language is listed, documented, and tested by reels.
@Suite struct StandardLibraryTests {
    private static let folder = ReelTests.root.appending(path: "stdlib/modules").path

    @Test func everyModuleOfTheFolderIsListed() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder).sorted()
        #expect(files == StandardLibrary.modules.map { "\($0.name).reel" }.sorted())
        for module in StandardLibrary.modules {
            #expect(try String(contentsOfFile: "\(Self.folder)/\(module.name).reel", encoding: .utf8) == module.text)
        }
    }

    @Test(arguments: ["prelude"] + StandardLibrary.modules.map(\.name))
    func everyModuleHasReels(_ name: String) {
        #expect(!ReelTests.reels(in: "Tests/Reels/stdlib/\(name)").isEmpty)
    }

    @Test(arguments: [("prelude", StandardLibrary.prelude)] + StandardLibrary.modules)
    func everyDefinitionIsDocumentedWithAnExample(_ name: String, _ text: String) throws {
        let all = Documentation.all(in: try Parser.parse(Source(name: name, text: text)))
        #expect(!all.isEmpty)
        for definition in all {
            #expect(definition.summary.hasSuffix("."), "\(name).\(definition.name)")
            #expect(!definition.examples.isEmpty, "\(name).\(definition.name) has no example")
        }
    }

    @Test func everyModuleSaysWhatItIs() {
        for module in StandardLibrary.modules {
            #expect(BuiltinFunctions.index[module.name]?.summary.hasSuffix(".") == true, "\(module.name)")
        }
    }

    @Test func theirFunctionsAreInTheCatalogue() {
        #expect(BuiltinFunctions.index["statistics.median"]?.room == "statistics")
        #expect(BuiltinFunctions.index["group_by"]?.parameters.map(\.name) == ["list", "key"])
        #expect(BuiltinFunctions.index["atlases.aal_lobes"]?.signature == "atlases.aal_lobes")
    }

    @Test func aPreludeFunctionNamesNoBuiltIn() {
        let names = BuiltinFunctions.index.named.map(\.name)
        #expect(Set(names).count == names.count)
    }
}
