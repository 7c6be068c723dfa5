import Language
import Testing

@testable import Builtins

/// What `help` shows for names, topics, words, and the session's own.
@Suite struct HelpFunctionsTests {
    private func help(_ words: String, after script: String = "") throws -> String {
        try TestHost().run(script + "\nhelp \(words)")
    }

    @Test func bareHelpListsTopicsByRoom() throws {
        let lines = try help("").split(separator: "\n")
        for room in Room.all { #expect(lines.contains { $0.hasPrefix("\(room.name) ") }, "\(room.name)") }
        #expect(lines.last == "help NAME shows one of them, help ROOM one line for each; help \"words\" searches.")
    }

    @Test func aNameShowsItsPage() throws {
        let page = try help("adam")
        #expect(page.hasPrefix("adam(rate: 0.001, beta1: 0.9"))
        for part in ["learning rate", "→ optimizer", "Source: "] { #expect(page.contains(part), "\(part)") }
    }

    @Test func aUnitStandsBesideTheType() throws {
        #expect(try help("volume").contains("number or list of numbers [mm]"))
    }

    @Test func quotedWordsAreSearchedFor() throws {
        let found = try help("\"learning rate\"") + (try help("\"normally distributed\""))
        #expect(found.contains("normal "))
        #expect(!found.contains("hierarchy"))
    }

    @Test func aQuotedNameIsSearchedForAsWell() throws {
        let found = try help("\"mean\"")
        #expect(found.contains("  mean ") && found.contains("  statistics.mean "))
    }

    @Test func aRoomShowsALineForEach() throws {
        let text = try help("metrics")
        #expect(text.hasPrefix("metrics: How far a prediction agrees with the truth."))
        #expect(text.contains("  iou"))
    }

    @Test(arguments: ["def", "|>", "else", "..", "true"])
    func wordsAndSignsOfTheLanguageHavePages(_ word: String) throws {
        #expect(try help(word).contains("\n    "))
    }

    @Test func aFunctionOfTheSessionShowsItsComment() throws {
        let script = "# Half of a number.\n#     half(3)\ndef half(x, by: 2) { x / by }"
        #expect(
            try help("half", after: script)
                == "half(x, by: 2)\n    Half of a number.\n\n    x\n    by: 2\n\n        half(3)")
    }

    @Test func aModuleShowsWhatItHas() throws {
        let text = try help("statistics")
        #expect(text.hasPrefix("use statistics\n    Statistics of lists of numbers"))
        #expect(text.contains("  statistics.median"))
    }

    @Test(arguments: ["statistics.median", "median"])
    func aFunctionOfAModuleIsFoundWithoutUse(_ words: String) throws {
        #expect(try help(words).hasPrefix("statistics.median(values)\n    The middle of the sorted numbers"))
    }

    @Test func aPreludeFunctionHasAPage() throws {
        #expect(try help("group_by").hasPrefix("group_by(list, key)\n    A record from"))
    }

    @Test func aVariableShowsItsTypeMembersAndFunctions() throws {
        let text = try help("v", after: "v = volume(zeros([4, 4]))")
        #expect(text.hasPrefix("v: volume\n    volume 4 × 4"))
        #expect(text.contains("members    .tensor .affine"))
        #expect(text.contains("resample(v…)"))
        #expect(!text.contains("hierarchy(v…)"))
    }

    @Test func aMemberOfAVariableHasHelp() throws {
        #expect(try help("v.tensor", after: "v = volume(zeros([4, 4]))").hasPrefix("v.tensor: tensor"))
    }

    @Test func aVariableDoesNotHideABuiltIn() throws {
        let page = try help("mean", after: "mean = 3")
        #expect(page.hasPrefix("mean(x, axes: none, keep: false)"))
        #expect(page.hasSuffix("it covers the built-in `mean`. describe mean tells of it."))
        #expect(try TestHost().run("mean = 3\ndescribe mean").contains("covers    the built-in `mean`"))
    }

    @Test func aVariableDoesNotHideATopic() throws {
        let page = try help("data", after: "data = 3")
        #expect(page.hasPrefix("data: Cases and datasets"))
        #expect(page.hasSuffix("    `data` is a variable here, an integer. describe data tells of it."))
    }

    @Test func aFunctionThatCoversABuiltInHasItsOwnPage() throws {
        let page = try help("mean", after: "# Half.\ndef mean(x) { x / 2 }")
        #expect(page.hasPrefix("mean(x)\n    Half.") && page.contains("it covers the built-in `mean`"))
    }

    @Test func wordsAndBeginningsOfWordsAreFound() throws {
        func names(_ words: String) -> [String] { BuiltinFunctions.index.search(words).map(\.name) }
        #expect(!names("ice").contains("dice"), "a piece of a word")
        #expect(names("interpol").contains("resample"))
        #expect(names("mean").prefix(3) == ["mean", "mean_dice", "statistics.mean"], "names before summaries")
        #expect(names("dice loss").contains("dice"))
        #expect(names("qqqq") == [] && names("...") == [])
    }

    @Test func aValueSaysWhatItIsMadeOf() throws {
        let page = try help("case")
        for part in [".image ", ".annotation ", ".truth ", "dataset takes a list of records"] {
            #expect(page.contains(part), "\(part)")
        }
        #expect(try help("trainer").contains("    .losses "))
        #expect(try help("label set").hasPrefix("label set\n    A label set is"))
        #expect(try help("\"patient\"").contains("  case "))
    }

    /// Lines break between words, those of signatures between parameters, at any width.
    @Test(arguments: [40, 60, 79, 120])
    func pagesFitAWidth(_ width: Int) {
        func words(_ text: String) -> String { text.split { $0 == " " || $0 == "\n" }.joined(separator: " ") }
        for entry in BuiltinFunctions.index.entries {
            let page = HelpPage.page(entry, width: width)
            #expect(words(page) == words(HelpPage.page(entry, width: 10_000)), "\(entry.name) at \(width)")
            for line in page.split(separator: "\n") where line.count > width {
                let isWord = !line.drop { $0 == " " }.contains(" ")
                let isCode = line.hasPrefix("        ") && !entry.examples.isEmpty
                #expect(isWord || isCode, "\(entry.name) at \(width): \(line)")
            }
        }
        for room in Room.all {
            let list = HelpPage.list(BuiltinFunctions.index.entries(in: room.name), width: width)
            for line in list.split(separator: "\n") where line.count > width {
                #expect(!line.drop { $0 == " " }.contains(" "), "\(room.name) at \(width): \(line)")
            }
        }
    }

    @Test func whatIsNotThereSuggestsTheNearest() throws {
        let problem = try TestHost().problem("help heirarchy")
        #expect(problem?.message == "there is no help on \"heirarchy\"")
        #expect(problem?.notes == ["did you mean hierarchy?"])
    }

    @Test func functionsAreFoundByTheTypeTheyTake() {
        #expect(CatalogueIndex.takes("volume or tensor [x, y, …]", "tensor"))
        #expect(CatalogueIndex.takes("number or list of numbers", "float"))
        #expect(!CatalogueIndex.takes("label map with names", "label"))
        #expect(!CatalogueIndex.takes("any", "tensor"))
        #expect(CatalogueIndex.takes("number, boolean, string, or tensor of one number", "tensor"))
        let names = BuiltinFunctions.index.functions(taking: "network").map(\.name)
        #expect(Set(["predict", "inspect", "summary", "trainer", "evaluate"]).isSubset(of: names))
    }

    @Test(arguments: [
        ("list", ["sum", "max", "mean", "contains", "count"]), ("range", ["sum", "map", "reversed"]),
        ("integer", ["sqrt", "abs", "float"]), ("float", ["sqrt", "integer", "format"]),
        ("string", ["contains", "split", "repeat", "count"]), ("tensor", ["sum", "sqrt", "float"]),
        ("dataset", ["count", "map", "dataset"]), ("volume", ["mean", "sqrt"]),
    ])
    func functionsAreOfferedOnWhatTheyTake(_ type: String, _ expected: [String]) {
        let names = Set(BuiltinFunctions.index.functions(taking: type).map(\.name))
        #expect(names.isSuperset(of: expected), "\(Set(expected).subtracting(names))")
    }

    @Test(arguments: ["volume", "network", "hierarchy", "dataset", "none"])
    func functionsAreNotOfferedOnWhatTheyRefuse(_ type: String) {
        let names = Set(BuiltinFunctions.index.functions(taking: type).map(\.name))
        #expect(names.isDisjoint(with: ["float", "integer", "repeat", "tensor", "assert"]), "\(names)")
        #expect(names.isSuperset(of: ["type", "print"]))
    }
}
