import Builtins
import Catalogue
import Foundation
import Language
import Testing

@testable import Terminal

@Suite struct CompleterTests {
    private struct Scope: CompletionScope {
        var variables: [(name: String, value: Value)] = [
            ("organs", .record(Record([(.name("liver"), .integer(1)), (.name("left kidney"), .integer(2))]))),
            ("list", .list([.record(Record([(.name("inner"), .none)])), .none])), ("text", .string("a")),
            ("atlas", .object(Atlas())),
            ("f", .function(NativeFunction(Signature("f", [.init("depth")])) { _, _ in .none })),
            ("h", .object(Hierarchy())), ("_hidden", .none),
        ]
        var callableNames = ["unet", "uniform", "film", "load"]
        var moduleNames = ["atlases", "conemos"]
        var entries = [
            Entry(
                "unet", room: "networks",
                [
                    Parameter("dims", "integer", default: 3), Parameter("levels", "integer", default: 4),
                    Parameter("condition", "hierarchy", default: .none),
                    Parameter("modulation", "modulation", default: .none),
                    Parameter("leaves", "list", isVariadic: true),
                ], result: "network", summary: ""),
            Entry(
                "load", room: "files",
                [
                    Parameter("path", "string", completion: .files(["nii", "nii.gz"])),
                    Parameter("as", "string", default: "volume", completion: .choices(["labels", "volume"])),
                ], result: "volume", summary: ""),
            Entry("pick", room: "labels", [Parameter("name", "string", completion: .regions)], result: "", summary: ""),
            Entry(
                "slice", room: "volumes", [Parameter("image", "volume or atlas"), Parameter("index", "integer")],
                result: "volume", summary: ""),
            Entry(
                "film", room: "networks", [Parameter("channels", "string")], result: "layer", summary: "",
                keywords: ["modulation"]),
            Entry("upper", room: "strings", [Parameter("text", "string")], result: "any", summary: ""),
            Entry("print", room: "session", [Parameter("value", "any")], result: "none", summary: ""),
        ]
        func entry(_ name: String) -> Entry? { entries.first { $0.name == name } }
    }

    /// An object whose member `computed` must never be asked for.
    private struct Atlas: HasMembers, HasStoredParts, HasKeys {
        let typeName = "atlas"
        let summary = "atlas"
        let memberNames = ["stored", "computed"]
        let keyNames = ["amygdala", "hippocampus"]
        func member(_ name: String) throws -> Value? {
            Issue.record("\(name) was computed")
            return nil
        }
        func storedMember(_ name: String) -> Value? { name == "stored" ? .object(Hierarchy()) : nil }
        func element(at indices: [Index]) throws -> Value { .none }
    }

    private struct Hierarchy: HasKeys {
        let typeName = "hierarchy"
        let summary = ""
        let keyNames = ["body", "liver"]
        func element(at indices: [Index]) throws -> Value { .none }
    }

    private func complete(_ text: String, _ after: String = "") -> Completion {
        Completer(scope: Scope()).complete(text, after)
    }

    @Test func aNameIsCompleted() {
        #expect(complete("x = fi") == .insert("film", replacing: 2))
        #expect(complete("whi") == .insert("while", replacing: 3))
        #expect(complete("film") == .nothing)
        #expect(complete("zzz") == .nothing)
    }

    @Test func severalNamesAreCompletedAsFarAsTheyAgreeThenListed() {
        #expect(complete("un") == .list(["unet", "uniform"]))
        #expect(complete("uni") == .insert("uniform", replacing: 3))
    }

    @Test func whereNothingIsTypedTheSessionsNamesAreListed() {
        #expect(complete("x = ") == .list(["atlas", "f", "h", "list", "organs", "text"]))
    }

    @Test func atTheBeginningOfALineItIndents() {
        #expect(complete("") == .insert("    ", replacing: 0))
        #expect(complete("def f() {\n    ") == .insert("    ", replacing: 0))
    }

    @Test func recordsOfferTheirFieldsAndNothingElse() {
        // "left kidney" cannot stand behind a point.
        #expect(complete("organs.l") == .insert("liver", replacing: 1))
        #expect(complete("organs.p") == .nothing)
        #expect(complete("list[0].") == .insert("inner", replacing: 0))
        #expect(complete("list[7].") == .nothing)
    }

    @Test func objectsOfferMembersAndFunctionsThatTakeThem() {
        #expect(complete("atlas.") == .list(["computed", "print", "slice", "stored"]))
        #expect(complete("atlas.p") == .insert("print", replacing: 1))
        #expect(complete("text.s") == .nothing)
        #expect(complete("\"abc\".") == .list(["print", "upper"]))
        #expect(complete("[1, 2].") == .insert("print", replacing: 0))
    }

    @Test func computedMembersAreNotLookedThrough() {
        #expect(complete("atlas.computed.") == .nothing)
        #expect(complete("atlas.stored[\"bo") == .insert("body\"", replacing: 2))
    }

    @Test func argumentNamesGetTheirColon() {
        #expect(complete("unet(dims: 2, le") == .insert("levels: ", replacing: 2))
        #expect(complete("unet(") == .list(["condition", "dims", "levels", "modulation"]))
        #expect(complete("unet(3, d") == .nothing)
        #expect(complete("f(d") == .insert("depth: ", replacing: 1))
        #expect(complete("atlas.slice(") == .insert("index: ", replacing: 0))
    }

    @Test func theValueOfAnArgumentIsWhatFitsAndNeverTakenUnasked() {
        #expect(complete("unet(modulation: ") == .list(["film", "none"]))
        #expect(complete("unet(modulation: f") == .insert("film", replacing: 1))
        #expect(complete("unet(condition: ") == .list(["h", "none"]))
        #expect(complete("unet(dims: ") == .nothing)
        #expect(complete("unet(dims: at") == .insert("atlas", replacing: 2))
    }

    @Test func keysAreCompletedWithTheirQuote() {
        #expect(complete("organs[\"le") == .insert("left kidney\"", replacing: 2))
        #expect(complete("organs[\"le", "\"]") == .insert("left kidney", replacing: 2))
        #expect(complete("atlas[\"") == .list(["amygdala", "hippocampus"]))
    }

    @Test func choicesAndRegionsAreCompletedInStrings() {
        #expect(complete("load \"x\" as: \"l") == .insert("labels\"", replacing: 1))
        #expect(complete("load(\"x\", as: \"l") == .insert("labels\"", replacing: 1))
        #expect(complete("pick(\"bo") == .insert("body\"", replacing: 2))
        #expect(complete("pick([\"liver\", \"bo") == .insert("body\"", replacing: 2))
        #expect(complete("x = \"bo") == .nothing)
    }

    @Test func metricsAreCompletedInTheirList() throws {
        var scope = Scope()
        scope.entries.append(try #require(BuiltinFunctions.index["evaluate"]))
        let completer = Completer(scope: scope)
        #expect(completer.complete("evaluate(n, d, metrics: [\"dice\", \"hd", "") == .insert("hd95\"", replacing: 2))
        #expect(completer.complete("evaluate(n, d, metrics: \"pre", "") == .insert("precision\"", replacing: 3))
    }

    @Test func modulesAndTopicsAreCompleted() {
        #expect(complete("use co") == .insert("conemos", replacing: 2))
        #expect(complete("help un") == .insert("unet", replacing: 2))
        #expect(complete("?netw") == .insert("networks", replacing: 4))
    }

    @Test(arguments: [
        ("volume or label map", "label map", true), ("tensor, or list of tensors", "tensor", true),
        ("number", "float", true), ("tensor [n, c]", "tensor", true), ("trainer", "train report", false),
        ("volume", "list", false),
    ])
    func typesAreReadAsTheCatalogueWritesThem(_ type: String, _ name: String, _ isTaken: Bool) {
        #expect(CatalogueIndex.takes(type, name) == isTaken)
    }
}
