import Foundation
import Foundations
import Labels
import Testing

@testable import Volumes

@Test func tablesAreLookedForBesideTheImage() {
    #expect(
        LabelTableFile.candidates(beside: "a/x.nii.gz")
            == ["a/x.tsv", "a/x.nii.txt", "a/x.txt", "a/x.csv", "a/x.label", "a/x.ctbl"])
    #expect(LabelTableFile.candidates(beside: "X_dseg.NII").last == "dseg.tsv")
    #expect(LabelTableFile.candidates(beside: "a/s_dseg.nii.gz").last == "a/dseg.tsv")
    #expect(LabelTableFile.place(beside: "a/x.npy") == "a/x.tsv")
}

@Test func namesComeBackAsTheyWere() throws {
    let scratch = try Scratch()
    let table = LabelTable([
        (1, "left lung"), (2, "lobule 4"), (-3, "a, \"b\"; c"), (4, " blanks "), (5, "17"), (6, "é 漢 🧠"), (7, "\"q\""),
        (8, "it's"), (0, "#none"),
    ])
    try LabelTableFile.write(table, to: scratch.path("x.tsv"), named: "x.tsv")
    #expect(try LabelTableFile.read(scratch.path("x.tsv")) == table)
    #expect(try String(contentsOfFile: scratch.path("x.tsv"), encoding: .utf8).hasPrefix("index\tname\n1\tleft lung\n"))
}

@Test(arguments: ["a\tb", "a\nb", "", "a\u{1b}b"])
func namesThatCannotBeWrittenAreRefused(name: String) throws {
    let scratch = try Scratch()
    #expect(throws: Problem.self) {
        try LabelTableFile.write(LabelTable([(1, name)]), to: scratch.path("x.tsv"), named: "x.tsv")
    }
    #expect(!RegularFile.exists(scratch.path("x.tsv")))
}

@Test func anotherTableIsNotWrittenOver() throws {
    let scratch = try Scratch()
    let table = LabelTable([(1, "liver")])
    let own = Array("index\tname\tcolor\n1\tliver\t#ff0000\n".utf8)
    let path = try scratch.write(own, "x.tsv")
    // One that says the same stays, colours and all.
    try LabelTableFile.write(table, to: path, named: "x.tsv")
    #expect(try bytes(of: path) == own)
    let problem = #expect(throws: Problem.self) {
        try LabelTableFile.write(LabelTable([(1, "spleen")]), to: path, named: "x.tsv")
    }
    #expect(
        problem?.message
            == "x.tsv, where the names of the labels would be written, is another table: 1 is \"liver\" there")
    #expect(try bytes(of: path) == own)
    // One that was written here may grow. Its names stay: they may be another image's, as those of x.nii for x.nii.gz.
    try LabelTableFile.write(table, to: scratch.path("y.tsv"), named: "y.tsv")
    try LabelTableFile.write(LabelTable([(1, "liver"), (2, "spleen")]), to: scratch.path("y.tsv"), named: "y.tsv")
    #expect(try LabelTableFile.read(scratch.path("y.tsv")).name(of: 2) == "spleen")
    for names in [[(1, "spleen"), (2, "spleen")], [(1, "liver")]] {
        #expect(throws: Problem.self) {
            try LabelTableFile.write(LabelTable(names), to: scratch.path("y.tsv"), named: "y.tsv")
        }
    }
}

@Test func aTableOfManyMegabytesIsRefused() throws {
    let scratch = try Scratch()
    let path = try scratch.write([UInt8](repeating: 32, count: (1 << 22) + 1), "x.tsv")
    #expect(throws: Problem.self) { try LabelTableFile.read(path) }
}
